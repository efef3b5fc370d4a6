#pragma once

#include "core/base/result.h"
#include "core/base/translate.h"

#include <CLI/CLI.hpp>

#include <QString>

#include <functional>
#include <vector>

namespace weft::cli {

/// What the program ends with. Written in --help and the README; scripts rely on them.
enum ExitCode {
    kDone = 0,
    kUsage = 2,
    kProject = 3,
    kMedia = 4,
    kGeneration = 5,
    kOutput = 6,
    kVerification = 7,
    kCancelled = 130,
};

/// The exit code that a kind of error ends the program with.
ExitCode exitCodeOf(ErrorKind kind);

/// The table of exit codes for --help.
std::string exitCodeHelp();

/// A subcommand: adds itself to the command line, and is then asked to run if it was chosen. Each
/// lives in the file of its name.
using Run = std::function<Status()>;
Run addNew(CLI::App &app);
Run addImport(CLI::App &app);
Run addApply(CLI::App &app);
Run addInfo(CLI::App &app);
Run addEffects(CLI::App &app);
Run addTransitions(CLI::App &app);
Run addCache(CLI::App &app);
Run addCheck(CLI::App &app);
Run addRelink(CLI::App &app);
Run addCollect(CLI::App &app);
Run addUnused(CLI::App &app);
Run addRecover(CLI::App &app);
Run addFrame(CLI::App &app);
Run addGenerate(CLI::App &app);
Run addPreviews(CLI::App &app);
Run addProxy(CLI::App &app);
Run addRender(CLI::App &app);
Run addConvert(CLI::App &app);
Run addLoudness(CLI::App &app);
Run addModels(CLI::App &app);

/// Writes text to stdout; the answer to what was asked. Logs and sentences go to stderr.
void print(const QString &text);
/// Writes a line to stderr.
void note(const QString &text);

} // namespace weft::cli
