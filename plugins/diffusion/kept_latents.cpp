#include "plugins/diffusion/kept_latents.h"

#include "inference/base/error.h"
#include "inference/io/safetensors.h"

namespace diffusion {

using namespace weft::inference;
namespace fs = std::filesystem;

KeptLatents::KeptLatents(fs::path folder, std::string weights)
    : m_folder(std::move(folder))
    , m_weights(std::move(weights))
{}

fs::path KeptLatents::path() const
{
    return m_folder / "latents.safetensors";
}

std::optional<at::Tensor> KeptLatents::find() const
{
    std::error_code ignored;
    if (m_folder.empty() || !fs::exists(path(), ignored))
        return {};
    try {
        const Safetensors file(path());
        const auto weights = file.metadata().find("weights");
        if (weights != file.metadata().end() && weights->second == m_weights)
            return file.tensor("latents").clone(); // the file may be removed before they are used
    } catch (const Error &) {
        // Torn by what the job before died of: all is made anew.
    }
    return {};
}

void KeptLatents::keep(const at::Tensor &latents) const
{
    if (m_folder.empty())
        return;
    std::error_code error;
    fs::create_directories(m_folder, error);
    if (error)
        throw Error(ErrorKind::Disk, "The folder " + m_folder.string()
                                         + " cannot be made: " + error.message() + '.');
    writeSafetensors(path(), {{"latents", latents}}, {{"weights", m_weights}});
}

} // namespace diffusion
