// Reads any bytes as a safetensors file: no crash, memory bounded by what is there; what is let in
// lies in the file, each tensor by itself. Links the reader of headers alone, which knows nothing
// of torch.

#include "inference/base/error.h"
#include "inference/io/safetensors_header.h"
#include "tests/fuzz/fuzz_check.h"

#include <algorithm>
#include <vector>

using namespace weft;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    inference::SafetensorsHeader header;
    try {
        header = inference::readSafetensorsHeader({reinterpret_cast<const std::byte *>(data), size},
                                                  "fuzz.safetensors");
    } catch (const inference::Error &error) {
        test::require(error.kind() == inference::ErrorKind::Model, "a refusal is of the model");
        test::require(QByteArray(error.what()).contains("fuzz.safetensors"), "and names the file");
        return 0;
    }
    std::vector<bool> taken(size);
    for (const auto &[name, place] : header.tensors) {
        test::require(place.begin <= place.end && place.end <= size, "a tensor lies in the file");
        std::uint64_t count = 1;
        for (const std::int64_t length : place.shape) {
            test::require(length >= 0, "no length is negative");
            count *= static_cast<std::uint64_t>(length);
        }
        const bool isEmpty = std::find(place.shape.begin(), place.shape.end(), 0)
                             != place.shape.end();
        test::require(place.end - place.begin == (isEmpty ? 0 : count) * bytesOf(place.type),
                      "a tensor takes what its shape says");
        for (std::uint64_t i = place.begin; i < place.end; ++i) {
            test::require(!taken[i], "no byte belongs to two tensors");
            taken[i] = true;
        }
    }
    return 0;
}
