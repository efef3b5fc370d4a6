#pragma once

#include <QCoreApplication>
#include <QString>

namespace weft {

/// Translates a message of core. Every sentence a user can read goes through here.
/// Thread: any.
inline QString tr(const char *text)
{
    return QCoreApplication::translate("weft", text);
}

/// Translates with a count: "%n frame(s)".
inline QString tr(const char *text, int count)
{
    return QCoreApplication::translate("weft", text, nullptr, count);
}

} // namespace weft
