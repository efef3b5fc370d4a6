#include "inference/io/weights.h"

#include "inference/base/error.h"
#include "inference/io/safetensors.h"

#include <sstream>
#include <utility>

namespace weft::inference {

namespace {

std::string text(at::IntArrayRef shape)
{
    std::ostringstream out;
    out << shape;
    return out.str();
}

} // namespace

TensorSource::~TensorSource() = default;

FileTensors::FileTensors(std::shared_ptr<const Safetensors> file, at::Device device,
                         at::ScalarType precision, bool copies)
    : m_file(std::move(file))
    , m_device(device)
    , m_precision(precision)
    , m_copies(copies)
{}

bool FileTensors::contains(const std::string &key) const
{
    return m_file->contains(key);
}

at::Tensor FileTensors::tensor(const std::string &key, at::IntArrayRef shape) const
{
    const at::IntArrayRef found = m_file->shape(key);
    if (found != shape)
        throw Error(ErrorKind::Model, "'" + key + "' of " + m_file->path().string() + " is "
                                          + text(found)
                                          + ", and the model's configuration asks for "
                                          + text(shape) + ": they do not belong together.");
    const at::Tensor inFile = m_file->tensor(key);
    at::Tensor own = inFile.to(m_device, m_precision, false, m_copies);
    if (!own.is_same(inFile))
        m_file->forget(key);
    return own;
}

std::int64_t FileTensors::values(const std::string &beginning) const
{
    return m_file->values(beginning);
}

std::int64_t FileTensors::copiedBytes() const
{
    const bool isElsewhere = m_copies || !m_device.is_cpu();
    const std::int64_t values = m_file->values({})
                                - (isElsewhere ? 0 : m_file->values({}, m_precision));
    return values * static_cast<std::int64_t>(c10::elementSize(m_precision));
}

Weights::Weights(std::shared_ptr<const TensorSource> source, std::string name)
    : m_source(std::move(source))
    , m_name(std::move(name))
{}

std::string Weights::whole(const std::string &key) const
{
    return m_name.empty() ? key : m_name + '.' + key;
}

Weights Weights::at(const std::string &part) const
{
    return Weights(m_source, whole(part));
}

bool Weights::has(const std::string &key) const
{
    return m_source->contains(whole(key));
}

std::int64_t Weights::values() const
{
    return m_source->values(m_name.empty() ? m_name : m_name + '.');
}

at::Tensor Weights::get(const std::string &key, at::IntArrayRef shape) const
{
    return m_source->tensor(whole(key), shape);
}

} // namespace weft::inference
