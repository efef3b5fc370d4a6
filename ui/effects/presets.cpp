#include "ui/effects/presets.h"

#include "core/edit/edit_json.h"
#include "core/sound/sound_effect_table.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace weft::ui {

namespace {

/// Without what only means something in the project it was made in.
std::vector<Effect> portable(std::vector<Effect> effects)
{
    for (Effect &effect : effects) {
        effect.id = {};
        std::erase_if(effect.parameters, [](const auto &entry) {
            return std::holds_alternative<MediaId>(entry.second)
                   || std::holds_alternative<TrackId>(entry.second);
        });
    }
    return effects;
}

} // namespace

EffectPresets::EffectPresets(QString folder, QObject *parent)
    : QObject(parent)
    , m_files(std::move(folder), QStringLiteral("effect-presets"), QStringLiteral(".weft-effects"))
{
    reload();
}

Result<EffectPreset> EffectPresets::read(const QString &path) const
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Output,
                    tr("The preset %1 cannot be read: %2.")
                        .arg(QDir::toNativeSeparators(path), file.errorString()));
    const Result<Edit> edit = editFromJsonLine(file.readAll().trimmed());
    const auto *const paste = edit ? std::get_if<PasteEffects>(&*edit) : nullptr;
    if (!paste || paste->effects.empty())
        return fail(ErrorKind::Usage,
                    tr("The preset %1 holds no effects. Remove the file or save the preset again.")
                        .arg(QDir::toNativeSeparators(path)));
    const bool isSound = findSoundEffectType(paste->effects.front().type) != nullptr;
    return EffectPreset{m_files.nameOf(path), isSound, paste->effects};
}

void EffectPresets::reload()
{
    m_presets.clear();
    m_problems.clear();
    for (const QString &path : m_files.paths()) {
        if (Result<EffectPreset> preset = read(path))
            m_presets.push_back(*std::move(preset));
        else
            m_problems << preset.error().message;
    }
    Q_EMIT changed();
}

const EffectPreset *EffectPresets::find(const QString &name) const
{
    const auto found = std::find_if(m_presets.begin(), m_presets.end(),
                                    [&](const EffectPreset &preset) {
                                        return preset.name == name;
                                    });
    return found == m_presets.end() ? nullptr : &*found;
}

Status EffectPresets::save(const QString &name, std::vector<Effect> effects)
{
    if (name.trimmed().isEmpty() || effects.empty())
        return fail(ErrorKind::Usage, tr("A preset needs a name and at least one effect."));
    if (const Status made = m_files.makeFolder(); !made)
        return made;
    const QString path = m_files.pathOf(name.trimmed());
    QSaveFile file(path);
    const QByteArray line = toJsonLine(PasteEffects{portable(std::move(effects)), {}}) + '\n';
    if (!file.open(QIODevice::WriteOnly) || file.write(line) != line.size() || !file.commit())
        return fail(ErrorKind::Output,
                    tr("The preset %1 cannot be written: %2.")
                        .arg(QDir::toNativeSeparators(path), file.errorString()));
    reload();
    return {};
}

Status EffectPresets::remove(const QString &name)
{
    if (const Status removed = m_files.remove(m_files.pathOf(name)); !removed)
        return removed;
    reload();
    return {};
}

EffectPresets &effectPresets()
{
    static auto *const presets = new EffectPresets({}, QCoreApplication::instance());
    return *presets;
}

} // namespace weft::ui
