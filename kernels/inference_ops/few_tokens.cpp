// Plain loops, compiled once for each instruction set: gcc turns them into vectors by itself, as
// the innermost ones run over tokens of a fixed number or over a head's width, and never add up.
#include "kernels/inference_ops/few_tokens.h"

#include <cmath>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/inference_ops/few_tokens.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace weft::kernels::HWY_NAMESPACE {

/// One head of one sequence. @tparam kTokens room for so many
template<int kTokens>
struct FewHead
{
    float keys[FewTokens::kMostWidth][kTokens]; ///< turned round: token by token for each number
    float values[kTokens][FewTokens::kMostWidth];
    float scores[kTokens];
    float sum[FewTokens::kMostWidth];

    template<typename Number>
    void read(const Number *k, const Number *v, std::ptrdiff_t stride, const FewTokens &shape)
    {
        for (std::ptrdiff_t token = 0; token < shape.tokens; ++token) {
            for (std::ptrdiff_t i = 0; i < shape.width; ++i) {
                keys[i][token] = toFloat(k[token * stride + i]);
                values[token][i] = toFloat(v[token * stride + i]);
            }
        }
    }

    template<typename Number>
    void score(const Number *query, float scale, std::ptrdiff_t width)
    {
        for (float &one : scores)
            one = 0;
        for (std::ptrdiff_t i = 0; i < width; ++i) {
            const float factor = toFloat(query[i]) * scale;
            for (int token = 0; token < kTokens; ++token)
                scores[token] += factor * keys[i][token];
        }
    }

    /// Turns scores into weights. @return the sum of these
    float weigh(std::ptrdiff_t tokens)
    {
        float most = scores[0], total = 0;
        for (std::ptrdiff_t token = 1; token < tokens; ++token)
            most = scores[token] > most ? scores[token] : most;
        for (float &one : scores)
            one = exponential(one - most);
        for (std::ptrdiff_t token = 0; token < tokens; ++token)
            total += scores[token];
        return total;
    }

    template<typename Number>
    void write(Number *out, float total, const FewTokens &shape)
    {
        for (std::ptrdiff_t i = 0; i < shape.width; ++i)
            sum[i] = 0;
        for (std::ptrdiff_t token = 0; token < shape.tokens; ++token) {
            const float weight = scores[token];
            for (std::ptrdiff_t i = 0; i < shape.width; ++i)
                sum[i] += weight * values[token][i];
        }
        const float share = 1 / total;
        for (std::ptrdiff_t i = 0; i < shape.width; ++i)
            store(sum[i] * share, out[i]);
    }
};

template<int kTokens, typename Number>
void attendAll(const Number *q, const Number *k, const Number *v, Number *out,
               const FewTokens &shape)
{
    FewHead<kTokens> head = {};
    const std::ptrdiff_t stride = shape.heads * shape.width;
    const float scale = 1 / std::sqrt(static_cast<float>(shape.width));
    for (std::ptrdiff_t sequence = 0; sequence < shape.sequences; ++sequence) {
        for (std::ptrdiff_t number = 0; number < shape.heads; ++number) {
            const std::ptrdiff_t first = sequence * shape.tokens * stride + number * shape.width;
            head.read(k + first, v + first, stride, shape);
            for (std::ptrdiff_t token = 0; token < shape.tokens; ++token) {
                const std::ptrdiff_t at = first + token * stride;
                head.score(q + at, scale, shape.width);
                head.write(out + at, head.weigh(shape.tokens), shape);
            }
        }
    }
}

template<typename Number>
void attendShape(const Number *q, const Number *k, const Number *v, Number *out,
                 const FewTokens &shape)
{
    if (shape.tokens <= 16)
        attendAll<16>(q, k, v, out, shape);
    else
        attendAll<FewTokens::kMostTokens>(q, k, v, out, shape);
}

void attendFloats(const float *q, const float *k, const float *v, float *out,
                  const FewTokens &shape)
{
    attendShape(q, k, v, out, shape);
}

void attendBFloats(const BFloat16 *q, const BFloat16 *k, const BFloat16 *v, BFloat16 *out,
                   const FewTokens &shape)
{
    attendShape(q, k, v, out, shape);
}

} // namespace weft::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace weft::kernels {

HWY_EXPORT(attendFloats);
HWY_EXPORT(attendBFloats);

void attendFew(const float *q, const float *k, const float *v, float *out, const FewTokens &shape)
{
    HWY_DYNAMIC_DISPATCH(attendFloats)(q, k, v, out, shape);
}

void attendFew(const BFloat16 *q, const BFloat16 *k, const BFloat16 *v, BFloat16 *out,
               const FewTokens &shape)
{
    HWY_DYNAMIC_DISPATCH(attendBFloats)(q, k, v, out, shape);
}

} // namespace weft::kernels
#endif
