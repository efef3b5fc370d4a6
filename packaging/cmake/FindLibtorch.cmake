# Finds the pinned libtorch without a CUDA toolkit (find_package(Torch) would ask for one).
# Looks at WEFT_LIBTORCH, then at the cache that packaging/libtorch.sh fills.
# Gives Libtorch::torch_cpu, Libtorch::c10 and Libtorch_ROOT, Libtorch_VERSION.

set(_weft_torch_pin 2.11.0)
set(_weft_cache "$ENV{XDG_CACHE_HOME}")
if(NOT _weft_cache)
    set(_weft_cache "$ENV{HOME}/.cache")
endif()
if(WEFT_LIBTORCH)
    set(Libtorch_ROOT "${WEFT_LIBTORCH}")
else()
    set(Libtorch_ROOT "${_weft_cache}/weft/libtorch-${_weft_torch_pin}")
endif()

if(EXISTS "${Libtorch_ROOT}/torch/version.py")
    file(STRINGS "${Libtorch_ROOT}/torch/version.py" _weft_version REGEX "^__version__")
    string(REGEX MATCH "[0-9]+\\.[0-9]+\\.[0-9]+" Libtorch_VERSION "${_weft_version}")
endif()
if(WEFT_LIBTORCH AND NOT Libtorch_VERSION STREQUAL _weft_torch_pin)
    message(FATAL_ERROR "WEFT_LIBTORCH=${WEFT_LIBTORCH} holds libtorch '${Libtorch_VERSION}', but Weft "
        "is built against ${_weft_torch_pin}: point it at that version, or leave it empty.")
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Libtorch REQUIRED_VARS Libtorch_VERSION
    VERSION_VAR Libtorch_VERSION)
if(Libtorch_FOUND AND NOT TARGET Libtorch::torch_cpu)
    foreach(_weft_name c10 torch_cpu)
        add_library(Libtorch::${_weft_name} SHARED IMPORTED)
        set_target_properties(Libtorch::${_weft_name} PROPERTIES
            IMPORTED_LOCATION "${Libtorch_ROOT}/torch/lib/lib${_weft_name}.so"
            IMPORTED_NO_SONAME TRUE
            INTERFACE_INCLUDE_DIRECTORIES
            "${Libtorch_ROOT}/torch/include;${Libtorch_ROOT}/torch/include/torch/csrc/api/include"
            INTERFACE_LINK_OPTIONS "-Wl,-rpath-link,${Libtorch_ROOT}/nvidia/cu13/lib")
    endforeach()
endif()
