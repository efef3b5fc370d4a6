#include "tests/app/worker/worker_setup.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>

namespace weft::test {

void useBuiltWorker()
{
    qputenv("WEFT_WORKER", WEFT_WORKER_PROGRAM);
}

PluginManifest plugin(const QString &name)
{
    const bool isShipped = name == QLatin1String("testpattern")
                           || name.endsWith(QLatin1String("_to_video"));
    const QString folder = isShipped ? QStringLiteral(WEFT_PLUGINS)
                                     : QStringLiteral(WEFT_TEST_PLUGINS);
    const auto manifest = readManifest(folder + QLatin1Char('/') + name
                                       + QLatin1String("/plugin.json"));
    if (!manifest)
        qFatal("%s", qPrintable(manifest.error().message));
    return *manifest;
}

GenerateJob smallJob(const QString &pluginName)
{
    GenerateJob job;
    job.plugin = plugin(pluginName);
    job.recipe = defaultRecipe(job.plugin.generators.front());
    job.recipe.width = 32;
    job.recipe.height = 16;
    job.recipe.length = 3;
    return job;
}

GenerateJob misdeed(const QString &name)
{
    GenerateJob job = smallJob(QStringLiteral("misbehaving"));
    job.recipe.parameters[QStringLiteral("misdeed")] = name;
    return job;
}

QStringList TemporaryStore::files() const
{
    return QDir(store.folder()).entryList(QDir::Files, QDir::Name);
}

Result<Take> generate(const GenerateJob &job, AssetStore &store)
{
    return generateTake(job, store, {}, {});
}

void copyFolder(const QString &from, const QString &to)
{
    QDir().mkpath(to);
    for (const QFileInfo &entry :
         QDir(from).entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString target = to + QLatin1Char('/') + entry.fileName();
        if (entry.isDir())
            copyFolder(entry.filePath(), target);
        else if (!QFile::copy(entry.filePath(), target))
            qFatal("cannot copy to %s", qPrintable(target));
    }
}

namespace {

struct ProcessState
{
    int parent = 0;
    char state = 'Z';
};

/// Of /proc/PID/stat; the name in parentheses may hold anything.
ProcessState stateOf(int pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = file.readAll();
    const QByteArrayList fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    return {fields.at(1).toInt(), fields.at(0).at(0)};
}

} // namespace

std::vector<int> childrenOf(int pid)
{
    std::vector<int> children;
    for (const QString &name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        const int candidate = name.toInt();
        if (candidate > 0 && stateOf(candidate).parent == pid && isRunning(candidate))
            children.push_back(candidate);
    }
    return children;
}

bool isRunning(int pid)
{
    const char state = stateOf(pid).state;
    return state != 'Z' && state != 'X';
}

WorkerProcess startedWorker()
{
    auto worker = WorkerProcess::start(workerPath(), QStringLiteral("testing"));
    if (!worker)
        qFatal("%s", qPrintable(worker.error().message));
    if (!worker->send(HelloRequest{}) || !worker->receive(10'000))
        qFatal("the worker does not say hello");
    return std::move(*worker);
}

Result<std::vector<WorkerEvent>> eventsUntilAnswer(WorkerProcess &worker)
{
    std::vector<WorkerEvent> events;
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 10'000) {
        const auto event = worker.receive(1000);
        if (!event)
            return fail(event);
        if (!*event)
            continue;
        events.push_back(**event);
        const WorkerEvent &last = events.back();
        if (std::holds_alternative<DoneEvent>(last) || std::holds_alternative<FailedEvent>(last)
            || std::holds_alternative<EstimatedEvent>(last)
            || std::holds_alternative<DescribedEvent>(last)
            || std::holds_alternative<HelloEvent>(last))
            return events;
    }
    return fail(ErrorKind::Generation, QStringLiteral("no answer came in ten seconds"));
}

} // namespace weft::test
