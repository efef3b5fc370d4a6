#pragma once

#include "inference/schedulers/scheduler.h"

namespace weft::inference {

/// The schedulers, each in the file of its name. Throw Error where a configuration asks for what a
/// scheduler does not do.

/// Song et al., Denoising Diffusion Implicit Models.
std::unique_ptr<Scheduler> makeDdim(const SchedulerConfig &config);
/// DDIM backwards: from a sample to the noise that DDIM makes it of.
std::unique_ptr<Scheduler> makeDdimInverse(const SchedulerConfig &config);
/// Ho et al., Denoising Diffusion Probabilistic Models.
std::unique_ptr<Scheduler> makeDdpm(const SchedulerConfig &config);
/// Liu et al., Pseudo Numerical Methods for Diffusion Models on Manifolds.
std::unique_ptr<Scheduler> makePndm(const SchedulerConfig &config);
/// Karras et al., Elucidating the Design Space of Diffusion-Based Generative Models, algorithm 2
/// without churn.
std::unique_ptr<Scheduler> makeEuler(const SchedulerConfig &config);
/// Euler steps that go further down and add new noise.
std::unique_ptr<Scheduler> makeEulerAncestral(const SchedulerConfig &config);
/// Lu et al., DPM-Solver++, as a differential equation without or with noise; orders 1 to 3.
std::unique_ptr<Scheduler> makeDpmSolver(const SchedulerConfig &config);
/// Luo et al., Latent Consistency Models.
std::unique_ptr<Scheduler> makeLcm(const SchedulerConfig &config);
/// Zhao et al., UniPC: A Unified Predictor-Corrector Framework.
std::unique_ptr<Scheduler> makeUniPc(const SchedulerConfig &config);
/// Euler steps along straight flows: Esser et al., Scaling Rectified Flow Transformers.
std::unique_ptr<Scheduler> makeFlowEuler(const SchedulerConfig &config);

} // namespace weft::inference
