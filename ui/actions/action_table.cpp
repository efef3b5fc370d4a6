#include "ui/actions/action_table.h"

#include <QCoreApplication>

namespace weft::ui {

namespace {

#define ACTION(id, text, menu, shortcut, icon, help, ...) \
    {id,   QT_TRANSLATE_NOOP("Action", text), menu,       shortcut, \
     icon, QT_TRANSLATE_NOOP("Action", help), __VA_ARGS__},
const ActionType kActions[] = {
#include "ui/actions/action_list.inc"
};
#undef ACTION

const MenuType kMenus[] = {
    {"file", QT_TRANSLATE_NOOP("Menu", "&File")},
    {"edit", QT_TRANSLATE_NOOP("Menu", "&Edit")},
    {"clip", QT_TRANSLATE_NOOP("Menu", "&Clip")},
    {"sequence", QT_TRANSLATE_NOOP("Menu", "&Sequence")},
    {"tools", QT_TRANSLATE_NOOP("Menu", "&Tools")},
    {"mark", QT_TRANSLATE_NOOP("Menu", "&Mark")},
    {"play", QT_TRANSLATE_NOOP("Menu", "&Play")},
    {"generate", QT_TRANSLATE_NOOP("Menu", "&Generate")},
    {"view", QT_TRANSLATE_NOOP("Menu", "&View")},
    {"help", QT_TRANSLATE_NOOP("Menu", "&Help")},
};

} // namespace

std::span<const ActionType> actionTypes()
{
    return kActions;
}

const ActionType *findActionType(const QString &id)
{
    for (const ActionType &type : kActions) {
        if (id == QLatin1String(type.id))
            return &type;
    }
    return nullptr;
}

std::span<const MenuType> menuTypes()
{
    return kMenus;
}

QString plainText(const ActionType &type)
{
    QString text = QCoreApplication::translate("Action", type.text);
    text.remove(QLatin1Char('&'));
    if (text.endsWith(QChar(0x2026)))
        text.chop(1);
    return text;
}

QString helpText(const ActionType &type)
{
    return QCoreApplication::translate("Action", type.help);
}

} // namespace weft::ui
