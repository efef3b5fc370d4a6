#include "core/jobs/generation_run.h"

#include "core/base/post.h"
#include "core/base/translate.h"
#include "core/generate/worker_client.h"
#include "core/project/carry.h"

namespace weft {

namespace {

/// A take, and whether it was on the disk already.
struct Made
{
    Take take;
    bool wasThere = false;
};

Result<Made> make(const GenerationOrder &order, const std::shared_ptr<KeptWorker> &kept,
                  const std::function<void(const GenerateProgress &)> &progress,
                  const std::stop_token &stop)
{
    AssetStore store(order.store);
    if (const Status loaded = store.load(); !loaded)
        return fail(loaded);
    for (const Take *known : store.madeFrom(order.recipe)) {
        if (store.filePath(known->id))
            return Made{*known, true};
    }
    const PluginCatalogue catalogue = scanPlugins(pluginFolders());
    const auto found = catalogue.find(order.recipe.generator);
    if (!found)
        return fail(ErrorKind::Generation,
                    tr("No plugin has the generator \"%1\". Install the plugin, or set "
                       "WEFT_PLUGIN_PATH to the folder it is in.")
                        .arg(order.recipe.generator));
    const auto take = generateTake({order.recipe, *found->plugin, order.inputs, 0, kept}, store,
                                   progress, stop);
    if (!take)
        return fail(take);
    return Made{*take, false};
}

} // namespace

GenerationRun::GenerationRun(GenerationOrder order, std::shared_ptr<KeptWorker> kept)
    : m_order(std::move(order))
    , m_kept(std::move(kept))
    , m_store(m_order.store)
{}

GenerationRun::~GenerationRun() = default; // the thread is asked to stop, and joined

void GenerationRun::start()
{
    m_thread = std::jthread([this](const std::stop_token &stop) { work(stop); });
}

void GenerationRun::cancel()
{
    m_thread.request_stop();
}

void GenerationRun::setStore(const QString &folder)
{
    const QMutexLocker lock(&m_mutex);
    m_store = folder;
}

void GenerationRun::work(const std::stop_token &stop)
{
    const auto progress = [this](const GenerateProgress &p) {
        const JobProgress told{p.fraction, p.phase, p.secondsLeft, p.previewJpeg, p.note};
        post(this, [this, told] { Q_EMIT progressed(told); });
    };
    GenerationOrder order = m_order;
    auto made = make(order, m_kept, progress, stop);
    if (const QString now = store(); !made && !stop.stop_requested() && now != order.store) {
        order.store = now; // the folder of an unsaved project went while it was written to
        made = make(order, m_kept, progress, stop);
    }
    if (!made && made.error().kind == ErrorKind::Cancelled)
        return tell({JobState::Cancelled, {}, {}});
    if (!made)
        return tell({JobState::Failed, made.error().message, {}});
    if (const Status carried = carryTakes(order.store, store()); !carried)
        return tell({JobState::Failed, carried.error().message, {}});
    tell({JobState::Done, {}, made->take.id, made->wasThere});
}

QString GenerationRun::store()
{
    const QMutexLocker lock(&m_mutex);
    return m_store;
}

/// From the thread to the event loop.
void GenerationRun::tell(JobEnd end)
{
    post(this, [this, end = std::move(end)] { Q_EMIT ended(end); });
}

} // namespace weft
