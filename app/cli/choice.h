#pragma once

#include "app/cli/command.h"

#include "core/model/enum_names.h"

namespace weft::cli {

inline QString textOf(std::string_view name)
{
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

/// What an option chooses by the name that it has in project files.
/// Errors (Usage): another name, the sentence lists those there are.
template<typename Enum>
Result<Enum> choiceOf(const std::string &name, const char *option)
{
    QStringList known;
    for (const auto &row : enumNames(Enum())) {
        if (row.name == name)
            return row.value;
        known << textOf(row.name);
    }
    return fail(ErrorKind::Usage,
                tr("%1 cannot be \"%2\"; it can be %3.")
                    .arg(QString::fromLatin1(option), QString::fromStdString(name),
                         known.join(QLatin1String(", "))));
}

} // namespace weft::cli
