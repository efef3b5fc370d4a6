#pragma once

#include "inference/io/safetensors_header.h"

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace weft::inference {

class MappedFile;

/// The tensors of a safetensors file, or of the shards that an index names, by name. They share the
/// mapped pages of the file: opening reads the headers alone, and a tensor's numbers come from the
/// disk when they are used. Any thread.
class Safetensors
{
public:
    /// @param path a `.safetensors` file, or a `.safetensors.index.json` beside its shards
    /// @throws Error (Model) for a missing, truncated or lying file, naming it
    explicit Safetensors(const std::filesystem::path &path);

    bool contains(const std::string &name) const { return m_places.count(name) > 0; }
    std::vector<std::string> names() const;
    /// The tensor on the CPU, in the file's own precision, sharing its pages, which live as long as
    /// any tensor on them. Copied only where the file does not align it.
    /// @throws Error (Model) where there is no such tensor
    at::Tensor tensor(const std::string &name) const;
    /// The shape, without touching the numbers. @throws as tensor()
    const std::vector<std::int64_t> &shape(const std::string &name) const;
    /// Numbers in all tensors whose names begin with this.
    std::int64_t values(const std::string &beginning) const;
    /// Only those in tensors of one precision.
    std::int64_t values(const std::string &beginning, at::ScalarType precision) const;
    /// Lets go of the memory that a tensor's pages take; they come again when they are touched.
    /// @pre nobody has written to them
    void forget(const std::string &name) const;
    /// The free text of the (first) file.
    const std::map<std::string, std::string> &metadata() const { return m_metadata; }
    const std::filesystem::path &path() const { return m_path; }

private:
    struct Place
    {
        std::shared_ptr<MappedFile> file;
        TensorPlace place;
    };
    void addFile(const std::filesystem::path &path);
    void addShards(const std::filesystem::path &index);
    const Place &find(const std::string &name) const;
    template<typename Counts>
    std::int64_t sumOf(const std::string &beginning, Counts counts) const;

    std::filesystem::path m_path;
    std::map<std::string, Place> m_places;
    std::map<std::string, std::string> m_metadata;
};

/// Writes tensors to a new file under a temporary name, flushes it, and gives it its name: whatever
/// fails, no half a file stands under the path. @throws Error (Disk)
void writeSafetensors(const std::filesystem::path &path,
                      const std::map<std::string, at::Tensor> &tensors,
                      const std::map<std::string, std::string> &metadata = {});

} // namespace weft::inference
