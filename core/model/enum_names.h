#pragma once

#include <array>
#include <string_view>

namespace weft {

/// One row of an enumeration's name table. The names are those of the file format and of scripts;
/// each enumeration gives its table by an overload of enumNames(Enum) beside its definition.
template<typename Enum>
struct EnumName
{
    Enum value;
    std::string_view name;
};

template<typename Enum, typename Name>
EnumName(Enum, Name) -> EnumName<Enum>;

/// The file-format name of a value: `nameOf(ColourRange::Full) == "full"`.
template<typename Enum>
constexpr std::string_view nameOf(Enum value)
{
    for (const auto &row : enumNames(Enum{})) {
        if (row.value == value)
            return row.name;
    }
    return {};
}

} // namespace weft
