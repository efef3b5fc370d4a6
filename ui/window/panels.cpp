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
    {"bin", QT_TRANSLATE_NOOP("Panel", "Bin"),
     QT_TRANSLATE_NOOP("Panel",
                       "The films, pictures and sounds of the project, with its shots and "
                       "sequences. Drop files here; drag them from here onto the timeline."),
     "folder", makePanel<BinPanel>},
    {"generate", QT_TRANSLATE_NOOP("Panel", "Generate"),
     QT_TRANSLATE_NOOP("Panel", "Makes a shot from a recipe: choose a generator, describe the shot "
                                "and insert it at the playhead."),
     "spark", makePanel<GeneratePanel>},
    {"generations", QT_TRANSLATE_NOOP("Panel", "Generations"),
     QT_TRANSLATE_NOOP("Panel", "All that was generated in this project. Show a take in its clip, "
                                "or put it on the timeline again."),
     "grid", makePanel<GenerationsPanel>},
    {"effects", QT_TRANSLATE_NOOP("Panel", "Effects"),
     QT_TRANSLATE_NOOP("Panel", "All effects, transitions and presets. Drag one onto a clip or a "
                                "cut, or double-click it for what is selected."),
     "effect", makePanel<EffectsBrowser>},
    {"source", QT_TRANSLATE_NOOP("Panel", "Source"),
     QT_TRANSLATE_NOOP("Panel", "Shows one thing of the bin. Mark a part of it, then insert it "
                                "into the sequence or overwrite with it."),
     "film", makePanel<SourceMonitor>},
    {"program", QT_TRANSLATE_NOOP("Panel", "Program"),
     QT_TRANSLATE_NOOP("Panel", "Shows the sequence at the playhead as the export writes it. "
                                "Handles on the picture change the selected clip."),
     "play", makePanel<ProgramMonitor>},
    {"scopes", QT_TRANSLATE_NOOP("Panel", "Scopes"),
     QT_TRANSLATE_NOOP(
         "Panel",
         "Measures the picture under the playhead as the export writes it: levels and colours."),
     "curve", makePanel<ScopesPanel>},
    {"inspector", QT_TRANSLATE_NOOP("Panel", "Inspector"),
     QT_TRANSLATE_NOOP("Panel", "All that can be set about what is selected: effects, numbers and "
                                "keyframes of a clip, a title's text, how a transition runs."),
     "settings", makePanel<InspectorPanel>},
    {"markers", QT_TRANSLATE_NOOP("Panel", "Markers"),
     QT_TRANSLATE_NOOP(
         "Panel", "The markers of the sequence. Click one to go to it; give it a name and a note."),
     "marker", makePanel<MarkersPanel>},
    {"history", QT_TRANSLATE_NOOP("Panel", "History"),
     QT_TRANSLATE_NOOP("Panel",
                       "Every step since the project was opened. Click one to go back to it."),
     "undo", makePanel<HistoryPanel>},
    {"jobs", QT_TRANSLATE_NOOP("Panel", "Jobs"),
     QT_TRANSLATE_NOOP(
         "Panel",
         "Exports and shots in the making: how far they are, in which order, and what went wrong."),
     "list", makePanel<JobsPanel>},
    {"timeline", QT_TRANSLATE_NOOP("Panel", "Timeline"),
     QT_TRANSLATE_NOOP("Panel", "The sequence: tracks with clips. Drag a clip to move it and an "
                                "edge to trim it; drag in the ruler to move the playhead."),
     "sequence", makePanel<TimelinePanel>},
    {"mixer", QT_TRANSLATE_NOOP("Panel", "Mixer"),
     QT_TRANSLATE_NOOP("Panel", "Gain, pan and effects of every sound track and of the whole, with "
                                "meters of what is heard."),
     "sound", makePanel<MixerPanel>},
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

QString panelHelp(const PanelType &type)
{
    return QCoreApplication::translate("Panel", type.help);
}

} // namespace weft::ui
