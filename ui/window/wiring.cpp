#include "ui/window/wiring.h"

#include "ui/actions/actions.h"
#include "ui/bin/bin_panel.h"
#include "ui/bin/drop.h"
#include "ui/bin/import.h"
#include "ui/inspector/inspector_panel.h"
#include "ui/monitor/program_monitor.h"
#include "ui/monitor/source_monitor.h"
#include "ui/timeline/timeline_panel.h"
#include "ui/window/main_window.h"

#include <QUrl>

namespace weft::ui {

namespace {

QStringList localPaths(const QList<QUrl> &files)
{
    QStringList paths;
    for (const QUrl &file : files) {
        if (file.isLocalFile())
            paths << file.toLocalFile();
    }
    return paths;
}

} // namespace

void connectPanels(MainWindow &window)
{
    Session &session = window.session();
    auto *const bin = window.find<BinPanel>("bin");
    auto *const source = window.find<SourceMonitor>("source");
    auto *const program = window.find<ProgramMonitor>("program");
    auto *const inspector = window.find<InspectorPanel>("inspector");
    auto *const timeline = window.find<TimelinePanel>("timeline");

    QObject::connect(bin, &BinPanel::opened, source,
                     [source](const Source &thing) { source->show(thing); });
    QObject::connect(source, &SourceMonitor::raised, &window,
                     [&window] { window.raisePanel(QStringLiteral("source")); });
    QObject::connect(inspector, &InspectorPanel::editRecipe, &window, [&window] {
        window.raisePanel(QStringLiteral("generate")); // it shows the selected clip's recipe
    });
    QObject::connect(timeline, &TimelinePanel::filesDropped, &window,
                     [&session](const QList<QUrl> &files, TrackId track, qint64 frame,
                                bool insert) {
                         importAndPlace(session, localPaths(files),
                                        {track, frame,
                                         insert ? PlaceMode::Insert : PlaceMode::Overwrite});
                     });
    QObject::connect(timeline, &TimelinePanel::titleAdded, program,
                     [&window, program](ClipId clip) {
                         window.raisePanel(QStringLiteral("program"));
                         program->editTitle(clip);
                     });
    QObject::connect(program, &ProgramMonitor::filesDropped, &window,
                     [&window, &session](const QStringList &paths) {
                         if (const QString project = projectIn(paths); !project.isEmpty())
                             window.openSoon(project);
                         else
                             importFiles(session, paths, {});
                     });
    QObject::connect(program, &ProgramMonitor::itemsDropped, &window,
                     [&session](const BinItems &items, ProgramMonitor::Zone zone) {
                         const bool isInserted = zone == ProgramMonitor::Zone::Insert;
                         placeItems(session, items,
                                    zone == ProgramMonitor::Zone::OnTop ? PlaceAt::OnTop
                                                                        : PlaceAt::Playhead,
                                    isInserted ? PlaceMode::Insert : PlaceMode::Overwrite);
                     });
    QObject::connect(window.actions().action("generate.animate-form"), &QAction::triggered, &window,
                     [&window] {
                         window.raisePanel(QStringLiteral("generate"));
                         window.panel(QStringLiteral("generate"))->setFocus();
                     });
}

} // namespace weft::ui
