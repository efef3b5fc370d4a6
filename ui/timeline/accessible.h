#pragma once

namespace weft::ui {

/// Lets assistive programs see what the clip area paints: its clips, the cuts between them and the
/// playhead, as children of the timeline. Calling it again does nothing. Thread: main.
void makeTimelineAccessible();

} // namespace weft::ui
