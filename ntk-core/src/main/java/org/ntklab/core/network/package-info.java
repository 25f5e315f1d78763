/**
 * The finite reading: a {@link org.ntklab.core.network.Network} of real weights that trains, made
 * by a {@link org.ntklab.core.network.NetworkFactory}. How it computes is the business of the
 * module that implements it; every array that passes here is a {@code Matrix}. Depends on {@code
 * layer}, {@code parametrisation}, {@code optimiser}, {@code kernel}, {@code random}.
 */
package org.ntklab.core.network;
