#pragma once

#include "core/base/child_process.h"
#include "core/cache/preview_protocol.h"

#include <functional>
#include <vector>

namespace weft {

/// The `weft-cli` that previews are made with: beside this program, or WEFT_CLI. Empty if it is not
/// there.
QString previewProgram();

/// A child that makes previews: started when it is first asked, and again when it has died. Thread:
/// one at a time.
class PreviewClient
{
public:
    /// @param program as previewProgram() gives it
    explicit PreviewClient(QString program);

    /// A question.
    struct Question
    {
        PreviewRequest request;
        /// Is handed the events on the way to the answer, and the answer.
        std::function<void(const PreviewEvent &)> take;
        std::function<bool()> isWanted; ///< asked often; once it says no, the child is ended
        int silenceMs = 30'000;         ///< a child that says nothing for so long is ended
    };

    /// Asks and waits for the answer. Errors: Media — as the child has it; the child cannot be
    /// started, died (with the signal's name), was silent, sent nonsense. The next question starts
    /// another one. Cancelled — it is not wanted any more.
    Status ask(const Question &question);

    /// Ends a child that has nothing to do.
    void rest() { m_child.reset(); }
    bool isResting() const { return !m_child; }

private:
    Status start(const PreviewRequest &request);
    Status waitForAnswer(const Question &question);

    QString m_program;
    std::optional<ChildProcess> m_child;
};

/// One for each of `count` makers; at least one.
std::vector<PreviewClient> makePreviewClients(const QString &program, int count);

} // namespace weft
