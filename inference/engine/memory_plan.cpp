#include "inference/engine/memory_plan.h"

#include "inference/base/error.h"

#include <c10/util/Exception.h>

#include <algorithm>
#include <new>

namespace weft::inference {

namespace {

std::int64_t peakOf(const MemoryNeeds &needs, Residency residency, std::int64_t decoding)
{
    const std::int64_t encoding = std::max(needs.encoding, decoding);
    if (residency == Residency::Resident)
        return needs.kept + needs.text + needs.autoencoder + needs.unet
               + std::max({needs.encodingText, encoding, needs.denoising});
    const std::int64_t unet = residency == Residency::ByTurns ? needs.unet : needs.unetStreamed;
    return needs.kept
           + std::max({needs.text + needs.encodingText, needs.autoencoder + encoding,
                       unet + needs.denoising});
}

const char *howHeld(Residency residency)
{
    switch (residency) {
    case Residency::Resident: return "the whole model stays in memory";
    case Residency::ByTurns: return "one network at a time is in memory";
    case Residency::Streamed: return "the U-Net is read block by block, each time that it is used";
    }
    return "";
}

} // namespace

std::string bytesText(std::int64_t bytes)
{
    constexpr std::int64_t kMega = 1'000'000;
    constexpr std::int64_t kGiga = 1'000'000'000;
    if (bytes < kGiga)
        return std::to_string((bytes + kMega - 1) / kMega) + " MB";
    const std::int64_t tenths = (bytes + kGiga / 10 - 1) / (kGiga / 10);
    return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10) + " GB";
}

std::string MemoryPlan::sentence() const
{
    std::string text = (placement.device.is_cpu() ? "On the processor, " : "On the GPU, ")
                       + std::string(howHeld(residency)) + ": " + bytesText(peakBytes)
                       + " at the peak";
    if (availableBytes > 0)
        text += ", of " + bytesText(availableBytes) + (isLimited ? " allowed" : " free");
    text += '.';
    if (tile > 0)
        text += " Frames are decoded in tiles of " + std::to_string(pixelsOfTile)
                + " pixels, which changes them slightly.";
    return text;
}

std::vector<MemoryPlan> waysToRun(const MemoryNeeds &needs, const Placement &placement,
                                  std::int64_t available, bool isLimited, std::int64_t vaeFactor)
{
    std::vector<MemoryPlan> ways;
    const auto add = [&](Residency residency, std::int64_t tile, std::int64_t decoding) {
        const std::int64_t peak = peakOf(needs, residency, decoding);
        if (!ways.empty() && peak >= ways.back().peakBytes)
            return;
        MemoryPlan way{placement, residency, tile, tile * vaeFactor, peak, available, isLimited};
        way.placement.streamsBlocks = residency == Residency::Streamed;
        ways.push_back(way);
    };
    for (const Residency residency : {Residency::Resident, Residency::ByTurns, Residency::Streamed})
        add(residency, 0, needs.decoding);
    for (const auto &[tile, decoding] : needs.decodingTiles) {
        add(Residency::ByTurns, tile, decoding);
        add(Residency::Streamed, tile, decoding);
    }
    return ways;
}

std::size_t firstThatFits(const std::vector<MemoryPlan> &ways)
{
    for (std::size_t i = 0; i < ways.size(); ++i) {
        if (ways[i].availableBytes == 0 || ways[i].peakBytes <= ways[i].availableBytes)
            return i;
    }
    const MemoryPlan &least = ways.back();
    throw Error(ErrorKind::Memory, "There is not enough memory for this shot: it takes "
                                       + bytesText(least.peakBytes)
                                       + " even with the networks read block by block, and "
                                       + bytesText(least.availableBytes)
                                       + (least.isLimited ? " are allowed" : " are free")
                                       + ". Make it smaller or shorter, or close other programs.");
}

bool isOutOfMemory(const std::exception &error)
{
    if (dynamic_cast<const std::bad_alloc *>(&error)
        || dynamic_cast<const c10::OutOfMemoryError *>(&error))
        return true;
    const auto *torch = dynamic_cast<const c10::Error *>(&error);
    return torch && torch->msg().find("allocate memory") != std::string::npos;
}

} // namespace weft::inference
