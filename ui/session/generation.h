#pragma once

#include "core/generate/asset_store.h"
#include "core/generate/generate_shots.h"
#include "core/jobs/job_queue.h"
#include "ui/session/measurements.h"

#include <QImage>
#include <QObject>

namespace weft {
class Document;
}

namespace weft::ui {

class Session;

/// What a generated shot is in; see feel.md's table. Each is shown by more than a colour.
enum class ShotState {
    NotMade,
    Queued,
    Running,
    Made,
    Stale, ///< the chosen take was made from another recipe or input
    Failed,
    Unavailable, ///< no plugin makes it here; the chosen take is shown where there is one
};

struct ShotStatus
{
    ShotState state = ShotState::NotMade;
    bool hasTake = false;    ///< its chosen take is on the disk
    double fraction = 0;     ///< of a running job, 0 to 1
    double secondsLeft = -1; ///< of a running job; < 0: not known yet
    QString reason;          ///< Stale: what changed; Failed: why; Unavailable: what is missing;
                             ///< Running: what the plugin is at
    QString note;            ///< Running: how it is done, as with less memory; may be empty
};

/// How far a running shot is: "Denoising, 42 %, 1 min 5 s left".
QString runningText(const ShotStatus &status);

/// The one thing that puts a failed, stale or unmade shot right, as a button.
struct ShotFix
{
    QString text;
    std::function<void()> act;
};

/// What becomes of generated shots: their states, the takes that there are, and the queue that
/// makes them. A result belongs to the recipe it was started with and its arrival is no step of
/// the history: the take is chosen where the shot has that recipe. Thread: main.
class Generation : public QObject
{
    Q_OBJECT
public:
    /// @param session outlives it
    explicit Generation(Session &session);
    ~Generation() override;

    ShotStatus status(ShotId shot) const;
    const PluginCatalogue &catalogue() const { return m_catalogue; }
    const AssetStore &assets() const { return *m_assets; }
    JobQueue &jobs() { return m_jobs; }
    const JobQueue &jobs() const { return m_jobs; }

    /// Queues shots of the project, in this order: of those in the list the ones that the mode asks
    /// for and that are not queued yet. What cannot be made is told by a notice.
    void generate(const std::vector<ShotId> &shots, GenerateMode mode = GenerateMode::Stale);
    /// Queues so many takes of a shot: from its own seed if it has no take of it yet, and from the
    /// seeds after it that have none.
    void generateTakes(ShotId shot, int count);
    /// Ends whatever is being made for a shot, or is queued; its earlier takes stay.
    void cancel(ShotId shot);
    void cancelAll();
    bool isBusy(ShotId shot) const;
    bool isBusy() const;

    /// The last picture that a running job sent, to be marked as a preview; null where there is
    /// none.
    QImage livePreview(ShotId shot) const;
    /// How a take was made, in the plugin's words, as long as its job is listed; may be empty.
    QString noteOf(const QString &take) const;
    std::optional<ShotFix> fixFor(ShotId shot);

    /// The takes of a shot that are on the disk, oldest first: those of its recipe whatever the
    /// seed, those that were made for it, and the chosen one.
    std::vector<QString> takesOf(ShotId shot) const;
    /// Lets a shot show a take, with the recipe that made it, as one step of the history.
    void chooseTake(ShotId shot, const QString &take);
    /// Shows the take that many places after the chosen one; it stops at the ends.
    void stepTake(ShotId shot, int by);

    /// Deletes takes: their files are set aside, no more offered anywhere, and gone for good once
    /// the project is closed; their recipes stay listed. No step of the history, but a step that
    /// goes back to where one of them was shown brings it back. What a clip shows and what is
    /// footage in the bin stays, and a notice says so; one that a shot without clips has chosen is
    /// asked for.
    void deleteTakes(const std::vector<QString> &takes);
    /// A shot that has no take and asks for one of them shows it.
    void bringBack(const std::vector<QString> &takes);
    /// Oldest first.
    const std::vector<QString> &deletedTakes() const { return m_deleted; }
    /// Frees the space of deleted takes, unless the project has changes that are not saved: without
    /// them it may show such a take. Call it when the project is left.
    void discardDeleted();
    /// Bytes that a take has on the disk, also a deleted one.
    std::int64_t bytesOf(const QString &take) const;

    /// All that carrying a recipe out takes. Errors (Generation, Media): no such generator; an
    /// input that is not in the bin, or not there.
    Result<GenerateJob> jobFor(const Recipe &recipe) const;
    /// Seconds that a recipe is expected to take; nothing where nobody can say.
    /// @param guess GenerateEstimate::seconds of the plugin; 0 = it gave none
    std::optional<Expected> expectedSeconds(const Recipe &recipe, double guess) const;
    Measurements &measurements() { return m_measurements; }

    /// Reads the plugins again, as after one was installed.
    void scanAgain();

    /// The project is another one, or has another file: its takes are read. Tells what cannot be by
    /// a notice.
    void projectOpened();

Q_SIGNALS:
    void statusChanged(weft::ShotId shot);
    void takesChanged();
    void catalogueChanged();

private:
    const Job *jobOf(ShotId shot) const;
    bool isOurs(const Job &job) const;
    Status enqueue(const Shot &shot, const Recipe &recipe);
    void jobEnded(const QString &id);
    void arrived(const Job &job);
    void choose(ShotId shot, const Recipe &recipe, const QString &take);
    void chooseWhatWasMade();
    void travelled(const Project &before, const Project &now);
    void measure(const Job &job);
    bool isInputChanged(const Shot &shot) const;
    void useInputsAsTheyAre(ShotId shot);
    void setAside(const std::vector<QString> &takes);
    void deletionsChanged();
    void bringBackWhatIsShown();
    QString titleOfTake(const QString &take) const;

    Session &m_session;
    PluginCatalogue m_catalogue;
    std::unique_ptr<AssetStore> m_assets;
    const Document *m_document = nullptr; ///< that m_assets belong to
    std::vector<QString> m_deleted;       ///< takes that are set aside
    JobQueue m_jobs;
    Measurements m_measurements;
};

} // namespace weft::ui
