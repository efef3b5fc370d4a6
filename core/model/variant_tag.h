#pragma once

namespace weft {

/// The member that tells the alternatives of a variant apart; each alternative gives its kName.
template<typename Variant>
struct VariantTag
{
    static constexpr const char *key = "kind";
};

} // namespace weft
