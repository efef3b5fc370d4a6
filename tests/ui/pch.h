// Precompiled for the tests of the window.
#pragma once

#include "tests/support/pch.h"

#include <QtWidgets>
