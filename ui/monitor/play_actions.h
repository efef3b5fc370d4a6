#pragma once

#include "ui/monitor/monitor_deck.h"

namespace weft::ui {

/// Binds every action "play.…": each acts on the deck that has the focus, else on the program's.
/// Only one plays at a time.
void bindPlayActions(Actions &actions, MonitorDeck &program);

/// The frames where a clip of a sequence that is seen or heard begins or ends, rising, none twice;
/// 0 and the sequence's end among them.
std::vector<std::int64_t> cutsOf(const Sequence &sequence);
/// The next of some rising frames after one (before it, by direction −1); the frame itself where
/// there is none.
std::int64_t nextOf(const std::vector<std::int64_t> &frames, std::int64_t frame, int direction);

} // namespace weft::ui
