#pragma once

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <optional>
#include <string>

namespace diffusion {

/// The latents that a run ended with, in the job's folder until its frames are decoded: a job that
/// dies in between need not denoise again. Thread: one at a time.
class KeptLatents
{
public:
    /// @param folder of the job; empty: nothing is kept @param weights the files that they came
    /// from, as filesIn() tells them
    KeptLatents(std::filesystem::path folder, std::string weights);

    /// Those of an earlier run with the same weights, on the CPU; nothing where there are none, or
    /// they cannot be read.
    std::optional<at::Tensor> find() const;
    /// Writes them. Throws Error (Disk).
    void keep(const at::Tensor &latents) const;

private:
    std::filesystem::path path() const;

    std::filesystem::path m_folder;
    std::string m_weights;
};

} // namespace diffusion
