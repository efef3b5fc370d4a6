#include "inference/engine/device.h"

#include "inference/base/error.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/cpu/Utils.h>
#include <c10/core/CachingDeviceAllocator.h>

#include <algorithm>
#include <fstream>
#include <limits>
#include <string>

#include <dlfcn.h>
#include <malloc.h>

namespace weft::inference {

namespace {

/// The backend registers itself when its object is loaded; nothing of CUDA is linked.
bool openGpuBackend()
{
    static const bool isOpen = [] {
        void *driver = ::dlopen("libcuda.so.1", RTLD_LAZY | RTLD_LOCAL);
        if (!driver)
            return false;
        return ::dlopen("libtorch_cuda.so", RTLD_NOW | RTLD_GLOBAL) != nullptr;
    }();
    return isOpen && at::hasCUDA();
}

bool cpuMultipliesBf16()
{
    const auto abilities = at::cpu::get_cpu_capabilities();
    return std::any_of(abilities.begin(), abilities.end(), [](const auto &one) {
        return (one.first == "avx512_bf16" || one.first == "amx_bf16") && one.second.isBool()
               && one.second.toBool();
    });
}

/// MemAvailable of the kernel, or 0.
std::int64_t availableMemory()
{
    std::ifstream facts("/proc/meminfo");
    std::string key;
    std::int64_t kilobytes = 0;
    while (facts >> key >> kilobytes) {
        if (key == "MemAvailable:")
            return kilobytes * 1024;
        facts.ignore(1 << 10, '\n');
    }
    return 0;
}

} // namespace

Machine Machine::look()
{
    Machine machine;
    machine.hasGpu = openGpuBackend();
    machine.cpuHasBf16 = cpuMultipliesBf16();
    machine.memoryBytes = availableMemory();
    if (machine.hasGpu)
        machine.gpuMemoryBytes = static_cast<std::int64_t>(
            c10::getDeviceAllocator(at::kCUDA)->getMemoryInfo(0).first);
    return machine;
}

Placement choosePlacement(const Machine &machine, DeviceChoice device, Numerics numerics)
{
    if (device == DeviceChoice::Gpu && !machine.hasGpu)
        throw Error(ErrorKind::Request, "No GPU can be used: it needs a driver and the GPU part of "
                                        "libtorch. Choose the CPU.");
    const bool isGpu = machine.hasGpu && device != DeviceChoice::Cpu;
    Placement placement{isGpu ? at::kCUDA : at::kCPU, at::kFloat};
    if (numerics == Numerics::Exact)
        return placement;
    if (isGpu)
        placement.precision = at::kHalf;
    else if (machine.cpuHasBf16)
        placement.precision = at::kBFloat16;
    return placement;
}

void limitThreads(int threads)
{
    at::set_num_threads(std::max(1, threads));
}

KeptMemory::KeptMemory()
{
    ::mallopt(M_MMAP_MAX, 0); // mapped pieces are always given back
    ::mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
}

KeptMemory::~KeptMemory()
{
    constexpr int kUsualMappings = 65536, kUsualTrim = 128 << 10; // of glibc
    ::mallopt(M_MMAP_MAX, kUsualMappings);
    ::mallopt(M_TRIM_THRESHOLD, kUsualTrim);
    ::malloc_trim(0);
}

} // namespace weft::inference
