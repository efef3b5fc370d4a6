#pragma once

#include "tests/core/edit/timeline.h"

#include <span>

namespace weft::test {

/// A rule of core/edit/README.md: a timeline, an edit, and the timeline after it or the refusal.
struct Rule
{
    const char *rule;
    /// "V1 a:0+10 b:10+10@50; L c:20+5; A2* m:0+60": clips of the film, @ its in point (else 100);
    /// L: picture on V1 and sound on A1, linked; * not sync-locked; ! locked.
    const char *given;
    Edit (*edit)(const Timeline &);
    const char *then; ///< tracks as Timeline::text() tells them, or "refused: " and a part of why
    void (*prepare)(Timeline &) = nullptr;      ///< what `given` cannot say
    QString (*see)(const Timeline &) = nullptr; ///< what `then` cannot say …
    const char *seen = "";                      ///< … and what is to be seen

    /// The timeline before the edit.
    Timeline timeline() const;
};

/// In the order of the README.
std::span<const Rule> rules();

/// "+3 f", by how much a clip is out of sync; "none" where it has no partner.
QString offsetOf(const Timeline &t, const char *clip);

} // namespace weft::test
