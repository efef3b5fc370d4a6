#pragma once

#include "inference/engine/placement.h"

#include <cstdint>
#include <string>

namespace weft::inference {

/// How exact results are asked to be.
enum class Numerics {
    Exact, ///< fp32, the published operations: equal to published code but for the last bits
    Fast,  ///< fp16 on a GPU; on a CPU bf16 where it multiplies that, else fp32
};

/// Where to run.
enum class DeviceChoice {
    Automatic, ///< a GPU where one can be used, else the CPU
    Cpu,
    Gpu,
};

/// What the machine offers.
struct Machine
{
    bool hasGpu = false;             ///< a driver, a GPU, and the GPU set of libtorch
    bool cpuHasBf16 = false;         ///< AVX-512 or AMX multiply it, so that it is faster than fp32
    std::int64_t memoryBytes = 0;    ///< of the CPU, free for use now; 0: unknown
    std::int64_t gpuMemoryBytes = 0; ///< of the GPU, free for use now; 0: unknown

    /// Looks. Opens libtorch's GPU part once where there is a driver. Any thread.
    static Machine look();
};

/// The device and precision of a run.
/// @throws Error (Request) where a GPU is asked for and there is none
Placement choosePlacement(const Machine &machine, DeviceChoice device, Numerics numerics);

/// Bounds the threads that networks compute on, 1 or more; for the whole process, before the first
/// tensor.
void limitThreads(int threads);

/// For the whole process, while this lives: memory that networks let go of is kept for their next
/// tensors. Giving it back and asking for it anew costs them a good part of a step.
class KeptMemory
{
public:
    KeptMemory();
    ~KeptMemory();
    KeptMemory(const KeptMemory &) = delete;
    KeptMemory &operator=(const KeptMemory &) = delete;
};

} // namespace weft::inference
