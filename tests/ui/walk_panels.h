#pragma once

#include "ui/window/main_window.h"
#include "ui/window/panels.h"
#include "ui/window/workspaces.h"

#include <QDockWidget>
#include <QtTest>

namespace weft::ui::test {

/// Shows the panels of every workspace, one after the other; `look` is called for each state of the
/// window.
template<typename Look>
void walkPanels(MainWindow &window, Look look)
{
    window.resize(1280, 720);
    window.show();
    for (const WorkspaceType &type : workspaceTypes()) {
        window.setWorkspace(QLatin1String(type.id));
        window.resetWorkspace();
        for (const PanelType &panel : panelTypes()) {
            const auto *const dock = qobject_cast<QDockWidget *>(
                window.panel(QLatin1String(panel.id))->parentWidget());
            if (!dock || dock->isHidden())
                continue;
            window.raisePanel(QLatin1String(panel.id));
            QTest::qWait(20);
            look();
        }
    }
}

} // namespace weft::ui::test
