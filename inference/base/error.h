#pragma once

#include <stdexcept>
#include <string>

namespace weft::inference {

/// What kind of failure an Error is; a plugin maps each to a message of its manifest.
enum class ErrorKind {
    Model,     ///< A model that is missing, damaged, or not what is asked of it.
    Request,   ///< Settings that make no sense for the model: sizes, lengths, names.
    Memory,    ///< Not enough memory, even with the smallest plan.
    Numbers,   ///< A network gave values that are not numbers.
    Disk,      ///< A file that cannot be written.
    Cancelled, ///< The caller's stop token was triggered.
};

/// The one exception of inference: what failed, on what, what to do, in one English sentence.
/// Thrown inside inference and caught at the boundary of the plugin.
class Error : public std::runtime_error
{
public:
    Error(ErrorKind kind, const std::string &sentence);
    ~Error() override;

    ErrorKind kind() const noexcept { return m_kind; }

private:
    ErrorKind m_kind;
};

} // namespace weft::inference
