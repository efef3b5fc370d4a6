#include "ui/language/language_menu.h"

#include "core/base/translate.h"
#include "ui/language/language.h"
#include "ui/session/session.h"

#include <QActionGroup>
#include <QMenu>

namespace weft::ui {

QMenu *makeLanguageMenu(Session &session, QWidget *parent)
{
    auto *const menu = new QMenu(tr("Lan&guage"), parent);
    menu->setObjectName(QStringLiteral("menu-language"));
    auto *const group = new QActionGroup(menu);
    const auto add = [&](const QString &id, const QString &name) {
        QAction *const action = group->addAction(name);
        action->setCheckable(true);
        action->setChecked(id == chosenLanguage());
        action->setObjectName(QStringLiteral("language-") + id);
        QObject::connect(action, &QAction::triggered, &session, [&session, id] {
            chooseLanguage(id);
            session.notify(
                {Notice::Kind::Note, tr("The window speaks this language when Weft starts next.")});
        });
        menu->addAction(action);
    };
    add(QString(), tr("&As the System"));
    menu->addSeparator();
    for (const Language &language : languages())
        add(language.id, language.name);
    return menu;
}

} // namespace weft::ui
