#include "inference/base/error.h"

namespace weft::inference {

Error::Error(ErrorKind kind, const std::string &sentence)
    : std::runtime_error(sentence)
    , m_kind(kind)
{}

Error::~Error() = default; // here, so that every library that catches it knows one type

} // namespace weft::inference
