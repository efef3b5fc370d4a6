#pragma once

#include "core/base/result.h"
#include "kernels/lut.h"

#include <QDateTime>
#include <QString>

#include <map>
#include <memory>

namespace weft {

/// The look-up tables that effects have asked for: each file is read once, and again when it has
/// changed. Thread: one at a time; what it gives may be used by any.
class LutCache
{
public:
    /// Errors: as readCubeFile(); they are kept as well, until the file changes.
    Result<std::shared_ptr<const kernels::ColourLut>> get(const QString &path);

private:
    struct Entry
    {
        QDateTime modified;
        qint64 size = 0;
        Result<std::shared_ptr<const kernels::ColourLut>> lut;
    };

    std::map<QString, Entry> m_entries;
};

} // namespace weft
