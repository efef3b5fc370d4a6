#include "ui/shortcuts/shortcut_sets.h"

#include "core/base/file.h"
#include "core/base/translate.h"
#include "ui/actions/actions.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace weft::ui {

namespace {

QString userFile()
{
    return QDir(configFolder()).filePath(QStringLiteral("shortcuts.json"));
}

Shortcuts fromJson(const QJsonObject &object)
{
    Shortcuts shortcuts;
    for (auto member = object.begin(); member != object.end(); ++member) {
        QList<QKeySequence> keys;
        for (const QJsonValue &key : member.value().toArray())
            keys << QKeySequence(key.toString(), QKeySequence::PortableText);
        shortcuts.insert(member.key(), keys);
    }
    return shortcuts;
}

QJsonObject toJson(const Shortcuts &shortcuts)
{
    QJsonObject object;
    for (auto action = shortcuts.begin(); action != shortcuts.end(); ++action) {
        QJsonArray keys;
        for (const QKeySequence &key : action.value())
            keys << key.toString(QKeySequence::PortableText);
        object.insert(action.key(), keys);
    }
    return object;
}

/// Takes keys that a set gives to one action away from those that have them by the table.
void settle(Shortcuts &shortcuts)
{
    QList<QKeySequence> given;
    for (const QList<QKeySequence> &keys : shortcuts)
        given << keys;
    for (const ActionType &type : actionTypes()) {
        const QString id = QLatin1String(type.id);
        if (shortcuts.contains(id))
            continue;
        QList<QKeySequence> kept = Actions::defaultShortcuts(type);
        const qsizetype before = kept.size();
        kept.removeIf([&](const QKeySequence &key) { return given.contains(key); });
        if (kept.size() != before)
            shortcuts.insert(id, kept);
    }
}

ShortcutSet builtIn(const QString &id)
{
    QFile file(QStringLiteral(":/weft/shortcuts/%1.json").arg(id));
    if (!file.open(QIODevice::ReadOnly))
        return {id, id, {}};
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    ShortcutSet set{id, object.value(QStringLiteral("label")).toString(),
                    fromJson(object.value(QStringLiteral("shortcuts")).toObject())};
    settle(set.shortcuts);
    return set;
}

} // namespace

std::vector<ShortcutSet> shortcutSets()
{
    std::vector<ShortcutSet> sets{{QStringLiteral("weft"), QStringLiteral("Weft"), {}}};
    for (const char *id : {"kdenlive", "premiere", "resolve"})
        sets.push_back(builtIn(QLatin1String(id)));
    return sets;
}

Shortcuts UserShortcuts::all() const
{
    Shortcuts shortcuts;
    for (const ShortcutSet &known : shortcutSets()) {
        if (known.id == set)
            shortcuts = known.shortcuts;
    }
    for (auto change = changes.begin(); change != changes.end(); ++change)
        shortcuts.insert(change.key(), change.value());
    return shortcuts;
}

Result<UserShortcuts> readShortcuts()
{
    QFile file(userFile());
    if (!file.exists())
        return UserShortcuts();
    QJsonParseError error;
    QJsonObject object;
    if (file.open(QIODevice::ReadOnly))
        object = QJsonDocument::fromJson(file.readAll(), &error).object();
    if (object.isEmpty())
        return fail(ErrorKind::Usage,
                    tr("The keyboard shortcuts in \"%1\" cannot be read, so Weft's own are used: "
                       "mend or remove that file.")
                        .arg(userFile()));
    return UserShortcuts{object.value(QStringLiteral("set")).toString(),
                         fromJson(object.value(QStringLiteral("changes")).toObject())};
}

Status writeShortcuts(const UserShortcuts &shortcuts)
{
    const QJsonObject object{{QStringLiteral("set"), shortcuts.set},
                             {QStringLiteral("changes"), toJson(shortcuts.changes)}};
    if (!QDir().mkpath(configFolder()))
        return fail(ErrorKind::Output,
                    tr("The folder for settings, \"%1\", cannot be made.").arg(configFolder()));
    return replaceFile(userFile(), QJsonDocument(object).toJson());
}

} // namespace weft::ui
