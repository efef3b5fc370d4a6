#include "core/base/write_error.h"

#include "core/base/translate.h"

#include <cerrno>
#include <cstring>

namespace weft {

namespace {

QString advice(int error)
{
    switch (error) {
    case ENOSPC:
    case EDQUOT: return tr("free some space");
    case ENOENT: return tr("make the folder first");
    case EISDIR: return tr("it is a folder, choose another name");
    default: return tr("choose another place");
    }
}

} // namespace

tl::unexpected<Error> cannotWrite(const QString &path, int error, const QString &why)
{
    const QString words = why.isEmpty() ? QString::fromLocal8Bit(std::strerror(error)) : why;
    return fail(ErrorKind::Output,
                tr("\"%1\" cannot be written (%2): %3.").arg(path, words, advice(error)));
}

} // namespace weft
