#pragma once

#include "inference/schedulers/scheduler_config.h"

#include <ATen/core/Tensor.h>

namespace weft::inference {

/// The arithmetic that schedulers share. As the published code mixes double arrays (NumPy) and
/// float tensors, so does this: the last bit of a timestep decides which one it is.

/// ∏ (1 − β) of training, float [numTrainTimesteps].
at::Tensor alphasBarOf(const SchedulerConfig &config);

/// numpy.linspace with its end.
std::vector<double> linspace(double first, double last, int count);
/// numpy.arange(first, 0, -step), rounded, less one.
std::vector<double> trailing(double first, double step);
std::vector<double> reversed(std::vector<double> values);

/// Whole timesteps from high to low, as DDIM, DDPM and PNDM space them.
std::vector<double> wholeTimesteps(const SchedulerConfig &config, int steps);
/// From high to low, as the Euler schedulers space them.
std::vector<double> fractionalTimesteps(const SchedulerConfig &config, int steps);
/// Whole timesteps from high to low, as the multistep solvers space them.
/// @param last timestep of training to begin at, plus one
std::vector<double> solverTimesteps(const SchedulerConfig &config, int steps, int last);

/// √((1 − ᾱ) / ᾱ) in float, ascending with time.
std::vector<float> sigmasOf(const at::Tensor &alphasBar);
/// numpy.interp over the sigmas of training.
std::vector<double> interpolated(const std::vector<double> &timesteps,
                                 const std::vector<float> &sigmas);
/// The timestep of training, with a fraction, at which noise has a sigma.
double timestepOf(double sigma, const std::vector<float> &sigmas);

/// Karras et al., Elucidating the Design Space of Diffusion-Based Generative Models, equation 5.
std::vector<double> karrasSigmas(double least, double greatest, int steps);
std::vector<double> exponentialSigmas(double least, double greatest, int steps);
/// Lee et al., Beta Sampling is All You Need: quantiles of the beta distribution (0.6, 0.6).
std::vector<double> betaSigmas(double least, double greatest, int steps);
/// In one of these three ways, as the configuration says; nothing where it says none.
std::vector<double> reshapedSigmas(const SchedulerConfig &config, double least, double greatest,
                                   int steps);

/// Float [count + 1]: the sigmas and the one after the last step.
at::Tensor toTensor(const std::vector<double> &sigmas, double final);
std::vector<float> toFloats(const std::vector<double> &values);

/// The original sample and the noise that a network's output amounts to.
struct Predicted
{
    at::Tensor original;
    at::Tensor noise;
};

/// By ᾱ and 1 − ᾱ, float []. Throws Error for flow predictions.
Predicted predicted(Prediction prediction, const at::Tensor &output, const at::Tensor &sample,
                    const at::Tensor &alphaBar, const at::Tensor &betaBar);

/// The original sample as the configuration holds it: thresholded (Saharia et al., Photorealistic
/// Text-to-Image Diffusion Models, 2.3), clipped, or as it is.
at::Tensor held(const at::Tensor &original, const SchedulerConfig &config);

} // namespace weft::inference
