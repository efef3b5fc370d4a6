#include "inference/io/safetensors.h"

#include "inference/base/error.h"
#include "inference/io/mapped_file.h"

#include <nlohmann/json.hpp>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <set>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace weft::inference {

namespace {

using nlohmann::json;

at::ScalarType scalarType(ElementType type)
{
    switch (type) {
    case ElementType::F64: return at::kDouble;
    case ElementType::F32: return at::kFloat;
    case ElementType::F16: return at::kHalf;
    case ElementType::BF16: return at::kBFloat16;
    case ElementType::I64: return at::kLong;
    case ElementType::I32: return at::kInt;
    case ElementType::I16: return at::kShort;
    case ElementType::I8: return at::kChar;
    case ElementType::U8: return at::kByte;
    case ElementType::Bool: return at::kBool;
    }
    return at::kFloat;
}

const char *typeName(const at::Tensor &tensor)
{
    switch (tensor.scalar_type()) {
    case at::kDouble: return "F64";
    case at::kFloat: return "F32";
    case at::kHalf: return "F16";
    case at::kBFloat16: return "BF16";
    case at::kLong: return "I64";
    case at::kInt: return "I32";
    case at::kShort: return "I16";
    case at::kChar: return "I8";
    case at::kByte: return "U8";
    case at::kBool: return "BOOL";
    default: throw Error(ErrorKind::Disk, "A tensor of this kind cannot be written.");
    }
}

json readIndex(const std::filesystem::path &path)
{
    std::ifstream file(path);
    if (!file)
        throw Error(ErrorKind::Model, path.string() + " cannot be read.");
    json index = json::parse(file, nullptr, false);
    if (!index.is_object() || !index.contains("weight_map") || !index["weight_map"].is_object())
        throw Error(ErrorKind::Model,
                    path.string() + " is no index of shards: it has no weight_map.");
    return std::move(index["weight_map"]);
}

/// A header that fills the file to a multiple of 8, and the tensors in the order of their bytes.
std::string headerText(const std::map<std::string, at::Tensor> &tensors,
                       const std::map<std::string, std::string> &metadata)
{
    json header = json::object();
    if (!metadata.empty())
        header["__metadata__"] = metadata;
    std::size_t begin = 0;
    for (const auto &[name, tensor] : tensors) {
        const std::size_t end = begin + tensor.nbytes();
        header[name] = {{"dtype", typeName(tensor)},
                        {"shape", tensor.sizes().vec()},
                        {"data_offsets", {begin, end}}};
        begin = end;
    }
    std::string text = header.dump();
    text.resize((text.size() + 7) / 8 * 8, ' ');
    return text;
}

void flushToDisk(const std::filesystem::path &path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool flushed = file >= 0 && ::fsync(file) == 0;
    if (file >= 0)
        ::close(file);
    if (!flushed)
        throw Error(ErrorKind::Disk, path.string() + " cannot be written: " + std::strerror(errno)
                                         + ". Is the disk full?");
}

} // namespace

Safetensors::Safetensors(const std::filesystem::path &path)
    : m_path(path)
{
    if (path.extension() == ".json")
        addShards(path);
    else
        addFile(path);
}

void Safetensors::addFile(const std::filesystem::path &path)
{
    const auto file = std::make_shared<MappedFile>(path);
    SafetensorsHeader header = readSafetensorsHeader(file->bytes(), path.string());
    for (auto &[name, place] : header.tensors) {
        if (!m_places.emplace(name, Place{file, std::move(place)}).second)
            throw Error(ErrorKind::Model,
                        path.string() + " holds '" + name + "', which another shard holds too.");
    }
    m_metadata.merge(header.metadata);
}

void Safetensors::addShards(const std::filesystem::path &index)
{
    const json map = readIndex(index);
    std::set<std::string> shards;
    for (const auto &[name, shard] : map.items()) {
        // A shard lies beside its index: a path out of the model's folder is not followed.
        if (!shard.is_string()
            || std::filesystem::path(shard.get<std::string>()).filename()
                   != shard.get<std::string>())
            throw Error(ErrorKind::Model,
                        index.string() + " names no file beside it for '" + name + "'.");
        shards.insert(shard.get<std::string>());
    }
    for (const std::string &shard : shards)
        addFile(index.parent_path() / shard);
    for (const auto &[name, shard] : map.items()) {
        if (!contains(name))
            throw Error(ErrorKind::Model, "'" + name + "' is not in " + shard.get<std::string>()
                                              + ", where " + index.string() + " says it is.");
    }
}

const Safetensors::Place &Safetensors::find(const std::string &name) const
{
    const auto found = m_places.find(name);
    if (found == m_places.end())
        throw Error(ErrorKind::Model, m_path.string() + " has no tensor '" + name
                                          + "': it is not the model that is asked for.");
    return found->second;
}

std::vector<std::string> Safetensors::names() const
{
    std::vector<std::string> names;
    for (const auto &[name, place] : m_places)
        names.push_back(name);
    return names;
}

const std::vector<std::int64_t> &Safetensors::shape(const std::string &name) const
{
    return find(name).place.shape;
}

template<typename Counts>
std::int64_t Safetensors::sumOf(const std::string &beginning, Counts counts) const
{
    std::int64_t sum = 0;
    for (auto at = m_places.lower_bound(beginning);
         at != m_places.end() && at->first.starts_with(beginning); ++at) {
        if (counts(at->second.place))
            sum += c10::multiply_integers(at->second.place.shape);
    }
    return sum;
}

std::int64_t Safetensors::values(const std::string &beginning) const
{
    return sumOf(beginning, [](const TensorPlace &) { return true; });
}

std::int64_t Safetensors::values(const std::string &beginning, at::ScalarType precision) const
{
    return sumOf(beginning,
                 [=](const TensorPlace &place) { return scalarType(place.type) == precision; });
}

void Safetensors::forget(const std::string &name) const
{
    const auto &[file, place] = find(name);
    file->forget(place.begin, place.end);
}

at::Tensor Safetensors::tensor(const std::string &name) const
{
    const auto &[file, place] = find(name);
    const auto options = at::TensorOptions().dtype(scalarType(place.type));
    if (place.begin == place.end)
        return at::empty(place.shape, options);
    std::byte *data = file->bytes().data() + place.begin;
    const at::Tensor shared = at::from_blob(
        data, place.shape, [keep = file](void *) {}, options);
    const bool aligned = reinterpret_cast<std::uintptr_t>(data) % bytesOf(place.type) == 0;
    if (aligned)
        return shared;
    at::Tensor copy = at::empty(place.shape, options);
    std::memcpy(copy.mutable_data_ptr(), data, place.end - place.begin);
    return copy;
}

void writeSafetensors(const std::filesystem::path &path,
                      const std::map<std::string, at::Tensor> &tensors,
                      const std::map<std::string, std::string> &metadata)
{
    std::filesystem::path part = path;
    part += ".part";
    const std::string header = headerText(tensors, metadata);
    const std::uint64_t length = header.size();
    std::ofstream file(part, std::ios::binary);
    file.write(reinterpret_cast<const char *>(&length), sizeof length);
    file.write(header.data(), static_cast<std::streamsize>(length));
    for (const auto &[name, tensor] : tensors) {
        const at::Tensor whole = tensor.cpu().contiguous();
        file.write(static_cast<const char *>(whole.const_data_ptr()),
                   static_cast<std::streamsize>(whole.nbytes()));
    }
    file.close();
    if (!file) {
        std::error_code ignored;
        std::filesystem::remove(part, ignored);
        throw Error(ErrorKind::Disk, path.string() + " cannot be written. Is the disk full?");
    }
    flushToDisk(part);
    std::filesystem::rename(part, path);
}

} // namespace weft::inference
