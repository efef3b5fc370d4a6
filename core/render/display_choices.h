#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <vector>

namespace weft {

/// What an OpenColorIO configuration offers to choose from.
struct DisplayChoices
{
    struct Display
    {
        QString name;
        QStringList views;
    };
    std::vector<Display> displays; ///< the default one first, as its views are
    QStringList spaces;            ///< colour spaces
};

/// @param config absolute path; empty = that of the environment variable OCIO
/// Errors (Usage): there is none, or it cannot be read. Thread: any.
Result<DisplayChoices> displayChoices(const QString &config);

} // namespace weft
