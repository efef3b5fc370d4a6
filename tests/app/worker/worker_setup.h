#pragma once

#include "core/generate/worker_client.h"
#include "core/generate/worker_process.h"

#include <QStringList>
#include <QTemporaryDir>

namespace weft::test {

/// Makes WEFT_WORKER name the worker of this build.
void useBuiltWorker();

/// The manifest of a plugin of tests/plugins, or of one that Weft brings. Aborts the test where it
/// cannot be read.
PluginManifest plugin(const QString &name);

/// A job with the default recipe of a plugin's first generator. Small: 32 × 16, 3 frames.
GenerateJob smallJob(const QString &pluginName);

/// A job of the plugin that misbehaves.
GenerateJob misdeed(const QString &name);

/// A store in a folder of its own, which is removed in the end.
struct TemporaryStore
{
    QTemporaryDir parent;
    AssetStore store{parent.filePath(QStringLiteral("film.assets"))};

    /// The names of the files in the store's folder.
    QStringList files() const;
};

/// Runs a job to its end without looking at its progress.
Result<Take> generate(const GenerateJob &job, AssetStore &store);

/// The message of a failure, or "" where there is none: for QVERIFY2.
template<typename T>
QByteArray messageOf(const Result<T> &result)
{
    return result ? QByteArray() : result.error().message.toUtf8();
}

/// Copies a folder with all that is in it. Aborts the test where that cannot be done.
void copyFolder(const QString &from, const QString &to);

/// The processes whose parent is the given one, zombies left out.
std::vector<int> childrenOf(int pid);
/// Whether a process runs (a zombie does not).
bool isRunning(int pid);

/// A worker that has said hello, for tests that talk to it line by line.
WorkerProcess startedWorker();
/// Everything up to the answer to a request: logs, heartbeats, progress; the answer last. Fails
/// where none comes in ten seconds.
Result<std::vector<WorkerEvent>> eventsUntilAnswer(WorkerProcess &worker);

} // namespace weft::test
