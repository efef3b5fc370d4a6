#include "ui/window/panels.h"

#include "ui/bin/bin_panel.h"
#include "ui/effects/effects_browser.h"
#include "ui/generate/generate_panel.h"
#include "ui/generate/generations_panel.h"
#include "ui/inspector/inspector_panel.h"
#include "ui/jobs/jobs_panel.h"
#include "ui/markers/markers_panel.h"
#include "ui/mixer/mixer_panel.h"
#include "ui/monitor/program_monitor.h"
#include "ui/monitor/source_monitor.h"
#include "ui/project/history_panel.h"
#include "ui/scopes/scopes_panel.h"
#include "ui/timeline/timeline_panel.h"

#include <QCoreApplication>

namespace weft::ui {

namespace {

template<typename Panel>
QWidget *makePanel(Session &session, Actions &actions)
{
    return new Panel(session, actions);
}

const PanelType kPanels[] = {
    {"bin", QT_TRANSLATE_NOOP("Panel", "Bin"), "folder", makePanel<BinPanel>},
    {"generate", QT_TRANSLATE_NOOP("Panel", "Generate"), "spark", makePanel<GeneratePanel>},
    {"generations", QT_TRANSLATE_NOOP("Panel", "Generations"), "grid", makePanel<GenerationsPanel>},
    {"effects", QT_TRANSLATE_NOOP("Panel", "Effects"), "effect", makePanel<EffectsBrowser>},
    {"source", QT_TRANSLATE_NOOP("Panel", "Source"), "film", makePanel<SourceMonitor>},
    {"program", QT_TRANSLATE_NOOP("Panel", "Program"), "play", makePanel<ProgramMonitor>},
    {"scopes", QT_TRANSLATE_NOOP("Panel", "Scopes"), "curve", makePanel<ScopesPanel>},
    {"inspector", QT_TRANSLATE_NOOP("Panel", "Inspector"), "settings", makePanel<InspectorPanel>},
    {"markers", QT_TRANSLATE_NOOP("Panel", "Markers"), "marker", makePanel<MarkersPanel>},
    {"history", QT_TRANSLATE_NOOP("Panel", "History"), "undo", makePanel<HistoryPanel>},
    {"jobs", QT_TRANSLATE_NOOP("Panel", "Jobs"), "list", makePanel<JobsPanel>},
    {"timeline", QT_TRANSLATE_NOOP("Panel", "Timeline"), "sequence", makePanel<TimelinePanel>},
    {"mixer", QT_TRANSLATE_NOOP("Panel", "Mixer"), "sound", makePanel<MixerPanel>},
};

} // namespace

std::span<const PanelType> panelTypes()
{
    return kPanels;
}

QString panelTitle(const PanelType &type)
{
    return QCoreApplication::translate("Panel", type.title);
}

} // namespace weft::ui
