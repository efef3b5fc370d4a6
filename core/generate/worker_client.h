#pragma once

#include "core/base/result.h"
#include "core/generate/asset_store.h"
#include "core/generate/plugin_manifest.h"

#include <QByteArray>

#include <functional>
#include <map>
#include <memory>
#include <stop_token>

namespace weft {

class KeptWorker;

/// A job for the worker: a recipe, the plugin that carries it out, its input files.
struct GenerateJob
{
    Recipe recipe;
    PluginManifest plugin;             ///< that has the recipe's generator
    std::map<QString, QString> inputs; ///< absolute path of each input, by its name in the recipe
    std::int64_t memoryBytes = 0;      ///< that it may take; 0: what is free
    /// Whose worker does it, if it has one for the plugin, and which keeps it afterwards for the
    /// next job; null: the job has a worker of its own.
    std::shared_ptr<KeptWorker> kept = nullptr;
};

/// How far a job is.
struct GenerateProgress
{
    double fraction = 0;     ///< 0 to 1
    QString phase;           ///< in the plugin's words: "Denoising"
    double secondsLeft = -1; ///< < 0: not known yet
    QByteArray previewJpeg;  ///< ≤ 64 KiB; empty where there is none
    QString note;            ///< how the job is done, in the plugin's words; may be empty
};

/// Where the worker program lies: beside this program, or WEFT_WORKER. Empty if it is not there.
QString workerPath();

/// Runs a generation in a weft-worker child and adds the result to the store. Blocks; call it from
/// a job's thread. `progress`, which may be empty, is called on that thread. Whatever happens to
/// the worker, the store and the project stay whole and no part file stays. A job that dies may
/// leave a folder in the store with what its plugin needs to go on; the next one with the same
/// recipe finds it, and it is gone once one succeeds or is cancelled.
/// @param stop cancels: the worker is asked, and killed after 5 s
/// Errors: Generation — the recipe is not one for the generator, an input has changed since the
/// recipe was written, the worker cannot be started, refuses the plugin (version, exported symbol),
/// the plugin fails with its own sentence, throws, crashes (with the signal's name), is silent for
/// longer than its manifest allows, writes frames other than asked for; Media — an input cannot be
/// read; Output — the store cannot be written; Cancelled.
Result<Take> generateTake(const GenerateJob &job, AssetStore &store,
                          const std::function<void(const GenerateProgress &)> &progress,
                          std::stop_token stop);

/// What a generation is expected to cost on this machine.
struct GenerateEstimate
{
    double seconds = 0;           ///< 0 = unknown
    std::int64_t memoryBytes = 0; ///< at the peak; 0 = unknown
    QString note;                 ///< how it would be done, in the plugin's words; may be empty
};

/// Asks the plugin, in a weft-worker child, what a job will cost. Blocks, seldom for more than a
/// second. Errors as generateTake().
Result<GenerateEstimate> estimateTake(const GenerateJob &job, std::stop_token stop);

/// Loads a plugin into a weft-worker child and unloads it again: whether it is what its manifest
/// says. Blocks. Errors as generateTake().
Status checkPlugin(const PluginManifest &plugin, std::stop_token stop);

} // namespace weft
