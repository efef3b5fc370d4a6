#include "inference/io/safetensors_header.h"

#include "inference/base/error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <set>
#include <utility>

namespace weft::inference {

namespace {

using nlohmann::json;

constexpr std::uint64_t kHeaderLimit = 100'000'000;

struct NamedType
{
    const char *name;
    ElementType type;
    std::size_t bytes;
};

constexpr std::array kTypes{
    NamedType{"F64", ElementType::F64, 8}, NamedType{"F32", ElementType::F32, 4},
    NamedType{"F16", ElementType::F16, 2}, NamedType{"BF16", ElementType::BF16, 2},
    NamedType{"I64", ElementType::I64, 8}, NamedType{"I32", ElementType::I32, 4},
    NamedType{"I16", ElementType::I16, 2}, NamedType{"I8", ElementType::I8, 1},
    NamedType{"U8", ElementType::U8, 1},   NamedType{"BOOL", ElementType::Bool, 1},
};

/// Refuses the file that it was made for.
class Refusal
{
public:
    explicit Refusal(const std::string &file)
        : m_file(file)
    {}

    [[noreturn]] void operator()(const std::string &what) const
    {
        throw Error(ErrorKind::Model,
                    m_file + " is damaged or no safetensors file: " + what + ". Fetch it again.");
    }

private:
    const std::string &m_file;
};

std::uint64_t headerLength(std::span<const std::byte> file, const Refusal &refuse)
{
    if (file.size() < 8)
        refuse("it has only " + std::to_string(file.size()) + " bytes");
    std::uint64_t length = 0;
    for (int i = 7; i >= 0; --i)
        length = length << 8 | std::to_integer<std::uint64_t>(file[static_cast<std::size_t>(i)]);
    if (length > kHeaderLimit)
        refuse("its header claims " + std::to_string(length) + " bytes");
    if (length > file.size() - 8)
        refuse("it ends within its header");
    return length;
}

json parsed(std::span<const std::byte> text, const Refusal &refuse)
{
    std::set<std::string> names;
    std::string twice;
    const auto watch = [&](int depth, json::parse_event_t event, json &value) {
        if (event == json::parse_event_t::key && depth == 1
            && !names.insert(value.get<std::string>()).second)
            twice = value.get<std::string>();
        return true;
    };
    const char *begin = reinterpret_cast<const char *>(text.data());
    const json header = json::parse(begin, begin + text.size(), watch, false);
    if (!header.is_object())
        refuse("its header is no JSON object");
    if (!twice.empty())
        refuse("it names the tensor '" + twice + "' twice");
    return header;
}

std::uint64_t wholeNumber(const json &value, const std::string &tensor, const Refusal &refuse)
{
    if (!value.is_number_unsigned()
        || value.get<std::uint64_t>() > std::numeric_limits<std::int64_t>::max())
        refuse("a size or an offset of '" + tensor + "' is no whole number from 0 to 2^63 - 1");
    return value.get<std::uint64_t>();
}

const NamedType &typeOf(const json &entry, const std::string &tensor, const Refusal &refuse)
{
    const auto found = entry.find("dtype");
    if (found == entry.end() || !found->is_string())
        refuse("'" + tensor + "' has no dtype");
    const std::string &name = found->get_ref<const std::string &>();
    const auto type = std::find_if(kTypes.begin(), kTypes.end(),
                                   [&](const NamedType &one) { return name == one.name; });
    if (type == kTypes.end())
        refuse("'" + tensor + "' holds numbers of a kind that Weft does not know: " + name);
    return *type;
}

const json &list(const json &entry, const char *key, const std::string &tensor,
                 const Refusal &refuse)
{
    const auto found = entry.find(key);
    if (found == entry.end() || !found->is_array())
        refuse("'" + tensor + "' has no list of " + key);
    return *found;
}

/// Bytes that a shape takes, or a refusal where that is beyond 2^63.
std::uint64_t bytesOfShape(const std::vector<std::int64_t> &shape, std::size_t bytesEach,
                           const std::string &tensor, const Refusal &refuse)
{
    std::uint64_t bytes = bytesEach;
    for (const std::int64_t size : shape) {
        if (size == 0)
            return 0;
        if (bytes > std::numeric_limits<std::int64_t>::max() / static_cast<std::uint64_t>(size))
            refuse("'" + tensor + "' claims more than 2^63 bytes");
        bytes *= static_cast<std::uint64_t>(size);
    }
    return bytes;
}

TensorPlace placeOf(const json &entry, const std::string &tensor, std::uint64_t dataBegin,
                    std::uint64_t fileSize, const Refusal &refuse)
{
    if (!entry.is_object())
        refuse("'" + tensor + "' is not described by an object");
    const NamedType &type = typeOf(entry, tensor, refuse);
    TensorPlace place;
    place.type = type.type;
    for (const json &size : list(entry, "shape", tensor, refuse))
        place.shape.push_back(static_cast<std::int64_t>(wholeNumber(size, tensor, refuse)));
    const json &offsets = list(entry, "data_offsets", tensor, refuse);
    if (offsets.size() != 2)
        refuse("'" + tensor + "' has not two data_offsets");
    const std::uint64_t begin = wholeNumber(offsets[0], tensor, refuse);
    const std::uint64_t end = wholeNumber(offsets[1], tensor, refuse);
    if (begin > end || end > fileSize - dataBegin)
        refuse("'" + tensor + "' lies beyond the end of the file");
    if (bytesOfShape(place.shape, type.bytes, tensor, refuse) != end - begin)
        refuse("'" + tensor + "' takes other bytes than its shape says");
    place.begin = dataBegin + begin;
    place.end = dataBegin + end;
    return place;
}

void refuseHolesAndOverlaps(const SafetensorsHeader &header, std::uint64_t dataBegin,
                            std::uint64_t fileSize, const Refusal &refuse)
{
    std::vector<std::pair<std::pair<std::uint64_t, std::uint64_t>, const std::string *>> places;
    for (const auto &[name, place] : header.tensors)
        places.push_back({{place.begin, place.end}, &name});
    std::sort(places.begin(), places.end());
    std::uint64_t reached = dataBegin;
    for (const auto &[place, name] : places) {
        if (place.first != reached)
            refuse("'" + *name + "' overlaps another tensor or leaves a gap before it");
        reached = place.second;
    }
    if (reached != fileSize)
        refuse("bytes at its end belong to no tensor");
}

} // namespace

std::size_t bytesOf(ElementType type)
{
    for (const NamedType &one : kTypes) {
        if (one.type == type)
            return one.bytes;
    }
    return 0;
}

SafetensorsHeader readSafetensorsHeader(std::span<const std::byte> file, const std::string &name)
{
    const Refusal refuse(name);
    const std::uint64_t length = headerLength(file, refuse);
    const json entries = parsed(file.subspan(8, length), refuse);
    SafetensorsHeader header;
    for (const auto &[key, entry] : entries.items()) {
        if (key != "__metadata__") {
            header.tensors.emplace(key, placeOf(entry, key, 8 + length, file.size(), refuse));
            continue;
        }
        if (!entry.is_object())
            refuse("its metadata is no object");
        for (const auto &[field, value] : entry.items()) {
            if (!value.is_string())
                refuse("its metadata holds something else than text");
            header.metadata.emplace(field, value.get<std::string>());
        }
    }
    refuseHolesAndOverlaps(header, 8 + length, file.size(), refuse);
    return header;
}

} // namespace weft::inference
