#include "inference/networks/hooks.h"

#include "inference/base/error.h"
#include "inference/networks/fused.h"

#include <cmath>

namespace weft::inference {

namespace {

at::Tensor jointMask(const at::Tensor &q, const TokenGroup &group)
{
    at::Tensor mask = at::zeros({q.size(0), 1, q.size(2), group.k.size(2)}, q.options());
    if (group.mask.defined())
        mask = mask + group.mask;
    return mask + std::log(group.weight);
}

at::Tensor attendJointly(const at::Tensor &q, const std::vector<TokenGroup> &groups)
{
    std::vector<at::Tensor> k, v, masks;
    for (const TokenGroup &group : groups) {
        k.push_back(group.k);
        v.push_back(group.v);
        masks.push_back(jointMask(q, group));
    }
    return attend(q, at::cat(k, 2), at::cat(v, 2), at::cat(masks, -1));
}

} // namespace

at::Tensor Pass::after(const std::string &layer, at::Tensor output) const
{
    if (stop.stop_requested())
        throw Error(ErrorKind::Cancelled, "Stopped.");
    return hooks && hooks->features ? hooks->features(layer, output) : output;
}

at::Tensor attend(const at::Tensor &q, const at::Tensor &k, const at::Tensor &v,
                  const at::Tensor &mask)
{
    if (!mask.defined() && canAttendFew(q, k, v))
        return attendedFew(q, k, v);
    return at::scaled_dot_product_attention(q, k, v,
                                            mask.defined() ? std::make_optional(mask)
                                                           : std::nullopt);
}

at::Tensor attend(const at::Tensor &q, const std::vector<TokenGroup> &groups, GroupSoftmax softmax)
{
    if (softmax == GroupSoftmax::Joint)
        return attendJointly(q, groups);
    at::Tensor sum;
    for (const TokenGroup &group : groups) {
        at::Tensor one = attend(q, group.k, group.v, group.mask);
        if (group.weight != 1)
            one = one * group.weight;
        sum = sum.defined() ? sum + one : one;
    }
    return sum;
}

} // namespace weft::inference
