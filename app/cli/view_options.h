#pragma once

#include "app/cli/opened_project.h"

#include "core/render/display_transform.h"

#include <CLI/CLI.hpp>

namespace weft::cli {

/// Options that choose the display view that pictures are made through.
struct ViewOptions
{
    std::string view;
    std::string config;
    std::string source;
};

void addViewOptions(CLI::App &command, ViewOptions &options);

/// The chosen view; if none is, that of the sequence where it is for films and stills. Null = none.
/// Errors: as DisplayTransform::load().
Result<std::shared_ptr<const DisplayTransform>> chosenView(const ViewOptions &options,
                                                           const OpenedProject &opened,
                                                           const Sequence &sequence);

} // namespace weft::cli
