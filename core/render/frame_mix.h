#pragma once

#include "core/base/result.h"
#include "core/render/motion.h"
#include "core/render/work_pool.h"

namespace weft {

/// Pictures as they are mixed: those with alpha as premultiplied fp32 R'G'B', so that colours under
/// nothing do not bleed in; others as they are. Errors (Media): as convert().
Result<Frame> mixable(const Frame &frame);

/// Gives two pictures of one sequence the same format: one may have alpha where the other has none,
/// or be nothing at all, which is a clear picture then. @return false where both are nothing
bool makeAlike(Frame &a, Frame &b);

/// a × (1 − part) + b × part, in code values, to the nearest code.
/// @pre both are mixable(), of one format and size @param part 0 to 1
Frame blended(const Frame &a, const Frame &b, double part);

/// The picture that lies at `part` of the way from a to b: both are moved along their motion, a by
/// that part of it and b back by the rest, and mixed by their nearness. What
/// only one of them shows, because something moves over it or it enters the frame, comes from that
/// one. Across a cut it is a, the picture on screen. (S. Baker et al., "A Database and Evaluation
/// Methodology for Optical Flow", 2011, §3.3, with both directions.) The same for every number of
/// threads. @pre as above
Frame moved(const Frame &a, const Frame &b, double part, const Motion &motion, WorkPool &pool);

} // namespace weft
