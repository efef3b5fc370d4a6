#pragma once

#include "core/base/result.h"

#include <nlohmann/json_fwd.hpp>

#include <QString>

namespace weft::cli {

/// Tells how far long work is: a JSON object a line on a chosen descriptor, for programs, and one
/// line that rewrites itself where stderr is a terminal, for people.
class ProgressOutput
{
public:
    /// @param descriptor −1 = no JSON lines. Errors (Usage): it is not open for writing.
    static Result<ProgressOutput> open(int descriptor);

    /// @param line for people: "42 %  frame 50 of 120, 3 s left"
    void show(const nlohmann::ordered_json &json, const QString &line);
    /// Prints a sentence on a line of its own, unless it is empty or the one said before.
    void say(const QString &sentence);
    /// Ends the rewriting line.
    void finish();

private:
    explicit ProgressOutput(int descriptor);

    int m_descriptor = -1;
    bool m_isTerminal = false;
    bool m_hasLine = false;
    QString m_said;
};

/// "3 s", "2 min 10 s", "1 h 5 min"; "…" while not known.
QString timeLeft(double seconds);

} // namespace weft::cli
