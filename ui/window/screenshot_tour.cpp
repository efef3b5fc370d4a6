#include "ui/window/screenshot_tour.h"

#include "ui/style/theme.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"
#include "ui/window/workspaces.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QElapsedTimer>
#include <QMenu>
#include <QMenuBar>
#include <QPainter>

namespace weft::ui {

namespace {

/// What opens a dialog of Weft's own.
const char *const kDialogs[] = {"edit.palette", "edit.shortcuts",    "file.export",
                                "file.backups", "sequence.settings", "clip.speed",
                                "help.about"};

void settle(int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    do
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    while (timer.elapsed() < milliseconds);
}

class Tour
{
public:
    Tour(MainWindow &window, const QDir &folder)
        : m_window(window)
        , m_folder(folder)
        , m_start(window.findChild<QWidget *>(QStringLiteral("startPage")))
        , m_hasStart(m_start && m_start->isVisible())
    {}

    Status take()
    {
        for (const Theme *theme : {&darkTheme(), &lightTheme()}) {
            applyTheme(*qApp, *theme);
            for (const double scale : {1.0, 1.5}) {
                m_scale = scale;
                m_prefix = QStringLiteral("%1-%2-").arg(theme->isDark ? QStringLiteral("dark")
                                                                      : QStringLiteral("light"),
                                                        QString::number(scale));
                takeAll();
            }
        }
        if (m_failed.isEmpty())
            return {};
        return fail(ErrorKind::Output,
                    QCoreApplication::translate(
                        "Tour", "The picture \"%1\" cannot be written: see that its folder is "
                                "there and the disk has room.")
                        .arg(m_failed));
    }

private:
    void takeAll()
    {
        m_window.resize(1280, 720);
        if (m_hasStart) { // it lies over everything else
            m_start->show();
            settle(400);
            picture(m_window, QStringLiteral("start"));
            m_start->hide();
        }
        for (const WorkspaceType &type : workspaceTypes()) {
            m_window.setWorkspace(QLatin1String(type.id));
            m_window.resetWorkspace();
            settle(400);
            picture(m_window, QStringLiteral("workspace-%1").arg(QLatin1String(type.id)));
        }
        m_window.setWorkspace(QLatin1String(workspaceTypes().front().id));
        m_window.resetWorkspace();
        for (const PanelType &type : panelTypes()) {
            m_window.raisePanel(QLatin1String(type.id));
            settle(200);
            if (QWidget *const panel = m_window.panel(QLatin1String(type.id)))
                picture(*panel, QStringLiteral("panel-%1").arg(QLatin1String(type.id)));
        }
        m_window.resetWorkspace();
        for (QAction *const action : m_window.menuBar()->actions()) {
            if (QMenu *const menu = action->menu()) {
                menu->popup(QPoint(0, 0));
                settle(30);
                picture(*menu, menu->objectName());
                menu->close();
            }
        }
        for (const char *id : kDialogs)
            dialogOf(id);
    }

    /// A dialog that runs an event loop of its own is taken from within it.
    void dialogOf(const char *id)
    {
        QAction *const action = m_window.actions().find(QLatin1String(id));
        m_window.actions().refresh();
        if (!action || !m_window.actions().isBound(QLatin1String(id)) || !action->isEnabled())
            return;
        QTimer::singleShot(500, &m_window, [this, id] {
            for (QWidget *const widget : QApplication::topLevelWidgets()) {
                auto *const dialog = qobject_cast<QDialog *>(widget);
                if (!dialog || !dialog->isVisible())
                    continue;
                picture(*dialog, QStringLiteral("dialog-%1").arg(QLatin1String(id)));
                dialog->reject();
            }
        });
        action->trigger();
        settle(700);
    }

    void picture(QWidget &widget, const QString &name)
    {
        QImage image((QSizeF(widget.size()) * m_scale).toSize(), QImage::Format_RGB32);
        image.setDevicePixelRatio(m_scale);
        image.fill(widget.palette().color(QPalette::Window));
        widget.render(&image);
        const QString path = m_folder.filePath(m_prefix + name + QStringLiteral(".png"));
        if (!image.save(path))
            m_failed = path;
    }

    MainWindow &m_window;
    const QDir m_folder;
    QWidget *const m_start; ///< the start page
    const bool m_hasStart;  ///< it was there before the tour
    double m_scale = 1;
    QString m_prefix;
    QString m_failed;
};

} // namespace

Status takeScreenshotTour(MainWindow &window, const QString &folder)
{
    if (!QDir().mkpath(folder))
        return fail(ErrorKind::Output,
                    QCoreApplication::translate("Tour", "The folder \"%1\" cannot be made.")
                        .arg(folder));
    return Tour(window, QDir(folder)).take();
}

} // namespace weft::ui
