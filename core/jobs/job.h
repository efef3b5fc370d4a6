#pragma once

#include "core/model/enum_names.h"
#include "core/model/shot.h"

#include <QByteArray>
#include <QDateTime>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace weft {

/// Where a job is on its way.
enum class JobState {
    Waiting,
    Running,
    Paused, ///< held back by the user: before it began, or in the middle
    Done,
    Failed,
    Cancelled,
};

constexpr auto enumNames(JobState)
{
    using enum JobState;
    return std::array{EnumName{Waiting, "waiting"}, EnumName{Running, "running"},
                      EnumName{Paused, "paused"},   EnumName{Done, "done"},
                      EnumName{Failed, "failed"},   EnumName{Cancelled, "cancelled"}};
}

/// A film to be written, by a weft-cli child, from a snapshot of the project in the job's folder.
struct ExportOrder
{
    QString snapshot;        ///< project file; its active sequence is the one to be written
    QString output;          ///< absolute path of the film
    QString preset;          ///< id, or the path of a preset's file
    QString colour;          ///< name of an ExportColour; empty = the preset's
    std::int64_t start = 0;  ///< frame
    std::int64_t length = 0; ///< frames; 0 = the whole sequence
    bool overwrite = false;  ///< replace a film that is there

    friend bool operator==(const ExportOrder &, const ExportOrder &) = default;
};

/// A take to be made. Complete: it needs no open project.
struct GenerationOrder
{
    QString store; ///< folder of the takes
    ShotId shot;   ///< that it is for, in the project of that store
    Recipe recipe;
    std::map<QString, QString> inputs; ///< as GenerateJob::inputs

    friend bool operator==(const GenerationOrder &, const GenerationOrder &) = default;
};

/// An entry of the queue.
struct Job
{
    QString id; ///< unique and never used again
    JobState state = JobState::Waiting;
    QString title;                        ///< "Export holiday.mp4"
    std::optional<ExportOrder> exporting; ///< one of the two
    std::optional<GenerationOrder> generating;
    std::vector<QString> after; ///< ids of jobs that must be done first
    QString problem;            ///< Failed: why, in a sentence
    QString result;             ///< Done: the take's id, or the film's path
    double seconds = 0; ///< Done: how long it took, pauses left out; 0 = nothing had to be made
    std::vector<QString> log; ///< what was told on the way, the last lines of it

    // What is known while it runs, and is not kept:
    double fraction = 0;     ///< 0 to 1
    QString phase;           ///< "Rendering", or as the plugin calls it
    double secondsLeft = -1; ///< < 0: not known yet
    QByteArray previewJpeg;  ///< empty where there is none
    QString note;            ///< how it is done, in the plugin's words; may be empty

    /// It will do nothing more by itself.
    bool isOver() const
    {
        return state == JobState::Done || state == JobState::Failed || state == JobState::Cancelled;
    }
    /// It may be held back now: a generation that has begun cannot.
    bool canPause() const
    {
        return state == JobState::Waiting || (state == JobState::Running && exporting);
    }
    /// What can be shown in a file manager once it is done; empty = nothing.
    QString output() const { return exporting ? exporting->output : QString(); }
};

} // namespace weft
