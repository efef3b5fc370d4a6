#pragma once

#include "core/cache/thumbnails.h"
#include "core/cache/waveforms.h"
#include "core/playback/smooth_playback.h"
#include "core/project/autosave.h"
#include "core/project/recovery.h"
#include "ui/session/generation.h"
#include "ui/session/notice.h"
#include "ui/session/selection.h"

namespace weft::ui {

/// What a window has open, and everything its panels share. Panels hold a reference to it, read
/// root() or shown(), and change the project by apply() alone. Thread: main.
class Session : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        std::unique_ptr<AudioOutput> device; ///< null: nothing is heard
        std::shared_ptr<CacheStore> cache;   ///< null: the user's
        bool hasHardware = true;             ///< decodes by graphics devices where there are some
        Now now; ///< for tests: moves the player; empty: the steady clock
    };

    /// Begins with an empty project that has no file and no journal.
    Session();
    explicit Session(Options options);
    ~Session() override;

    // ---- the project ----

    /// Opens a project file in place of the one that is open; on an error that one stays.
    Status open(const QString &path, AfterCrash afterCrash = AfterCrash::Recover);
    /// A new project with one sequence that has two video and two sound tracks, without a name and
    /// journalled from its first edit.
    Status openNew();
    /// Saves it where it is; a project without a name of its own is refused (Usage).
    Status save();
    Status saveAs(const QString &path);
    /// It has a file that its user named.
    bool hasName() const;
    /// "holiday", or "Untitled".
    QString name() const;
    /// The folder that relative paths start from; of a project without a name, the one it lives in.
    QString folder() const;
    Document &document() { return *m_document; }
    const Document &document() const { return *m_document; }

    /// The project as the document has it.
    const Document::Root &root() const { return m_document->root(); }
    /// The project as it is seen: while a gesture previews an edit, with that edit.
    const Document::Root &shown() const { return m_preview ? m_preview : root(); }
    /// The active sequence as it is seen; null only in a project without sequences.
    const Sequence *sequence() const { return shown()->activeSequence(); }
    bool isPreviewing() const { return m_preview != nullptr; }

    /// Carries an edit out as one step of the history; a refusal is told by a notice. Ends a
    /// preview. @return whether it was carried out
    bool apply(const Edit &edit);
    /// The same for several edits as one step under a name; nothing happens for none.
    bool apply(const QString &name, std::vector<Edit> edits);
    /// Shows what an edit would do to root(), until the next preview(), apply() or endPreview(); a
    /// refusal leaves what is shown as it is and is not told.
    Status preview(const Edit &edit);
    void endPreview();
    void undo();
    void redo();

    // ---- what is looked at ----

    Selection &selection() { return m_selection; }
    const Selection &selection() const { return m_selection; }
    Player &player() { return m_player; }
    const Player &player() const { return m_player; }
    std::int64_t playhead() const { return m_player.position(); }
    /// The frames between the in and the out point; empty = none are set. Of the active sequence.
    const TimeRange &marked() const { return m_marked; }
    void setMarked(const TimeRange &range);
    /// The track that new pictures (sounds) go to: the target, else the first unlocked one of that
    /// kind; 0 = there is none.
    TrackId target(TrackKind kind) const;
    void setTarget(TrackId track);
    /// Shows another sequence in the timeline.
    void activate(SequenceId sequence);

    // ---- services ----

    ThumbnailService &thumbnails() { return *m_thumbnails; }
    WaveformService &waveforms() { return *m_waveforms; }
    SmoothPlayback &smooth() { return m_smooth; }
    Generation &generation() { return *m_generation; }
    const Generation &generation() const { return *m_generation; }
    /// Where the files of shown() are.
    const MediaMap &media() const { return m_media; }
    /// Looks all files up again: one may have come back.
    void locateAgain();
    const std::shared_ptr<CacheStore> &cache() const { return m_cache; }

    void notify(Notice notice) { Q_EMIT noticed(notice); }
    void notifyProblem(const QString &sentence) { notify({Notice::Kind::Problem, sentence}); }

Q_SIGNALS:
    /// Another project is open, with another document.
    void opened();
    /// It was saved, or got another name.
    void saved();
    /// shown() is another one; equal parts are the same pointers. After opened() too.
    void shownChanged(const weft::Document::Root &before, const weft::Document::Root &now);
    /// The user went back or forth in the history: what changed is to be brought into sight.
    void travelled(const weft::Document::Root &before, const weft::Document::Root &now);
    void markedChanged();
    void targetsChanged();
    void noticed(const weft::ui::Notice &notice);

private:
    void setDocument(std::unique_ptr<Document> document);
    void show(Document::Root now);
    void locate(const Project *before);
    void play();
    void lookThrough();
    void travel(void (Document::*step)());

    const std::shared_ptr<CacheStore> m_cache;
    const std::shared_ptr<HardwareDecoding> m_hardware;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<Autosave> m_autosave;
    Document::Root m_preview;
    Document::Root m_lastShown; ///< what shownChanged() told last
    MediaMap m_media;
    DisplayView m_wantedView; ///< of the active sequence, its file as an absolute path
    std::shared_ptr<const DisplayTransform> m_view; ///< that, once it has been read
    Selection m_selection;
    TimeRange m_marked;
    std::map<TrackKind, TrackId> m_targets;
    std::unique_ptr<ThumbnailService> m_thumbnails;
    std::unique_ptr<WaveformService> m_waveforms;
    std::unique_ptr<Generation> m_generation;
    Player m_player;
    SmoothPlayback m_smooth; // last: it watches the player
};

} // namespace weft::ui
