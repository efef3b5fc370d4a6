#include "inference/networks/motion_windows.h"

#include "inference/base/error.h"

#include <algorithm>

namespace weft::inference {

namespace {

float weightAt(std::int64_t i, std::int64_t length, WindowWeights weights)
{
    const std::int64_t middle = (length + 1) / 2;
    const auto rising = static_cast<float>(std::min(i + 1, length - i));
    switch (weights) {
    case WindowWeights::Flat: return 1;
    case WindowWeights::Pyramid: return rising;
    case WindowWeights::DelayedReverseSawtooth:
        if (length % 2 == 0)
            return i < middle - 1 ? 0.01F : i == middle - 1 ? static_cast<float>(middle) : rising;
        return i < middle ? 0.01F : static_cast<float>(length - i);
    }
    return 1;
}

/// [1, length, 1]
at::Tensor weightsOf(const MotionWindows &windows, const at::Tensor &like)
{
    at::Tensor weights = at::empty({1, windows.length, 1}, at::kFloat);
    for (std::int64_t i = 0; i < windows.length; ++i)
        weights.mutable_data_ptr<float>()[i] = weightAt(i, windows.length, windows.weights);
    return weights.to(like.options());
}

void check(const MotionWindows &windows)
{
    if (windows.length < 1 || windows.stride < 1 || windows.stride > windows.length)
        throw Error(ErrorKind::Request, "A window needs a length of at least 1 and a stride from 1 "
                                        "to its length.");
}

} // namespace

at::Tensor overWindows(const at::Tensor &x, const MotionWindows &windows,
                       const std::function<at::Tensor(const at::Tensor &)> &attend)
{
    check(windows);
    const std::int64_t frames = x.size(1);
    const std::int64_t length = windows.length;
    if (frames <= length)
        return attend(x);
    const at::Tensor weights = weightsOf(windows, x);
    at::Tensor sum = at::zeros_like(x);
    at::Tensor total = at::zeros({1, frames, 1}, x.options().dtype(at::kFloat));
    std::int64_t reached = 0;
    for (std::int64_t first = 0; first + length <= frames; first += windows.stride) {
        sum.slice(1, first, first + length)
            .add_(attend(x.slice(1, first, first + length)) * weights);
        total.slice(1, first, first + length).add_(weights);
        reached = first + length;
    }
    if (const std::int64_t rest = frames - reached; rest > 0) {
        // As published: the rest is weighted frame by frame, yet divided by the first one's weight.
        const at::Tensor last = attend(x.slice(1, frames - length)).slice(1, length - rest);
        sum.slice(1, reached).add_(last * weights.slice(1, length - rest));
        total.slice(1, reached).add_(weights.slice(1, length - rest, length - rest + 1));
    }
    return (sum / total).to(x.scalar_type());
}

} // namespace weft::inference
