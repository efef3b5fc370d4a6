#include "ui/session/amounts.h"

#include "core/base/translate.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace weft::ui {

QString durationText(double seconds)
{
    const auto whole = static_cast<long long>(std::ceil(seconds));
    if (whole < 60)
        return tr("%1 s").arg(whole);
    if (whole < 3600)
        return tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
    return tr("%1 h %2 min").arg(whole / 3600).arg(whole / 60 % 60);
}

QString timeLeftText(double seconds)
{
    return tr("%1 left").arg(durationText(std::max(1.0, seconds)));
}

QString bytesText(std::int64_t bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

} // namespace weft::ui
