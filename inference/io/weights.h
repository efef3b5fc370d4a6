#pragma once

#include <ATen/core/Tensor.h>

#include <memory>
#include <string>

namespace weft::inference {

class Safetensors;

/// Where networks find their tensors, by the keys of the published checkpoint.
class TensorSource
{
public:
    virtual ~TensorSource();
    virtual bool contains(const std::string &key) const = 0;
    /// @throws Error (Model) where there is none, or one of another shape
    virtual at::Tensor tensor(const std::string &key, at::IntArrayRef shape) const = 0;
    /// Numbers in all tensors whose keys begin with this.
    virtual std::int64_t values(const std::string &beginning) const = 0;
    /// Bytes that all tensors take beside the pages of the file.
    virtual std::int64_t copiedBytes() const = 0;
};

/// The tensors of a file, brought to one device and one precision as they are asked for. Where the
/// file has both already, they stay in its pages; pages of what was copied are let go of.
class FileTensors : public TensorSource
{
public:
    /// @param copies always, so that what is let go of leaves no page behind
    FileTensors(std::shared_ptr<const Safetensors> file, at::Device device,
                at::ScalarType precision, bool copies = false);
    bool contains(const std::string &key) const override;
    at::Tensor tensor(const std::string &key, at::IntArrayRef shape) const override;
    std::int64_t values(const std::string &beginning) const override;
    std::int64_t copiedBytes() const override;

private:
    std::shared_ptr<const Safetensors> m_file;
    at::Device m_device;
    at::ScalarType m_precision;
    bool m_copies;
};

/// A part of a checkpoint, as the constructor of a network or of a block of it reads it: keys are
/// relative to the part's own name.
class Weights
{
public:
    explicit Weights(std::shared_ptr<const TensorSource> source, std::string name = {});

    /// The part below: `weights.at("down_blocks").at(0)`.
    Weights at(const std::string &part) const;
    Weights at(std::int64_t index) const { return at(std::to_string(index)); }

    bool has(const std::string &key) const;
    /// Numbers in all tensors of this part; of a whole checkpoint where the part has no name.
    std::int64_t values() const;
    /// Bytes that all tensors of the checkpoint take beside the pages of its file.
    std::int64_t copiedBytes() const { return m_source->copiedBytes(); }
    /// @throws Error (Model), naming the whole key
    at::Tensor get(const std::string &key, at::IntArrayRef shape) const;

    /// The whole name of this part, which is that of the published module:
    /// "down_blocks.0.resnets.1".
    const std::string &name() const { return m_name; }

private:
    std::string whole(const std::string &key) const;

    std::shared_ptr<const TensorSource> m_source;
    std::string m_name;
};

} // namespace weft::inference
